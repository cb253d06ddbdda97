import { expect, test } from '@playwright/test'
import { look } from './look'
import { join, openWorkshop, Room, type Person } from './people'
import { startServer } from './server'

const organisations = ['City Hospital', 'County Council', 'Hafan Hospice']

test('one whole workshop, from the start page to the printed minutes', async ({ browser }) => {
  test.setTimeout(180_000)
  const server = await startServer()
  const room = new Room(browser, server.address)

  const host = await room.person('the host')
  await host.page.goto('/')
  await look(host.page, 'start')
  const links = await openWorkshop(host, {
    topic: 'Letters when people leave hospital',
    organisations,
    people: 5,
    minutes: '90',
    answerSeconds: 0,
  })
  await look(host.page, 'links')

  const facilitator = await room.person('the facilitator')
  await facilitator.page.goto(links.facilitator)
  await expect(facilitator.page.getByText(links.code)).toBeVisible()

  const screen = await room.person('the screen', { viewport: { width: 1920, height: 1080 } })
  await screen.page.goto(links.screen)
  await look(facilitator.page, 'arriving: facilitator')
  await look(screen.page, 'arriving: screen')

  const everybody = [
    await room.person('Branwen', { viewport: { width: 390, height: 844 }, hasTouch: true }),
    await room.person('Caradog', {}, 'cy'),
    await room.person('Deiniol'),
    await room.person('Eluned'),
    await room.person('Ffraid'),
  ] as const
  const [branwen, caradog, deiniol, eluned, ffraid] = everybody
  await caradog.page.goto('/join')
  await caradog.page.getByRole('button', { name: 'Cymraeg' }).click()
  await join(branwen, { link: links.participant }, organisations[0])
  await join(caradog, { code: links.code }, organisations[1])
  await join(deiniol, { code: links.code.toLowerCase().replaceAll('-', '') }, organisations[1])
  await join(eluned, { link: links.participant }, organisations[2])
  await join(ffraid, { link: links.participant })

  await arrive(everybody)
  await look(branwen.page, 'arriving: phone')
  await look(caradog.page, 'arriving: Welsh')

  expect(room.complaints).toEqual([])
  expect(await server.stop()).toBe('')
})

const arrive = (everybody: readonly Person[]) =>
  Promise.all(
    everybody.map(async (person) => {
      await person.press('arrive.keep')
      await person.box('arrive.try').fill('Bore da')
      await person.press('send')
      await expect(person.text('arrive.arrived')).toBeVisible()
    }),
  )
