/** Whatever becomes of the line, the tab or the server: nothing that somebody wrote is lost or counted twice. */
import { chromium } from '@playwright/test'
import { bigButton, goOn } from './facilitating'
import { expect, test } from './fixtures'
import { join } from './opening'
import { articleOf, finish, saved, think } from './participating'
import { Person } from './people'
import { gatherFew, openQuickly, writing } from './quick'
import type { Server } from './server'

const first = { number: 1, of: 3 }
const second = { number: 2, of: 3 }

const stateOf = (person: Person, box = first) =>
  person.page
    .locator('.box')
    .filter({ has: person.box('gather.box', box) })
    .getByRole('status')

/** What the room sees of it, once, when writing has closed. */
const expectOnce = async (facilitator: Person, reader: Person, words: string) => {
  await goOn(facilitator, 'next.closeWriting')
  await expect(articleOf(reader, words)).toHaveCount(1)
  await expect(reader.text('share.count', { n: 1 })).toBeVisible()
}

test('a text that was not sent is there after a reload', async ({ room }) => {
  const { people } = await writing(room, 'Branwen')
  const [branwen] = people as [Person]
  await branwen.box('gather.box', first).fill('Half a thought')
  await branwen.page.reload()
  await expect(branwen.box('gather.box', first)).toHaveValue('Half a thought')
  await expect(stateOf(branwen)).toHaveText(branwen.say('box.unsent'))
})

test('a text that was saved can be changed after a reload', async ({ room }) => {
  const { facilitator, people } = await writing(room, 'Branwen')
  const [branwen] = people as [Person]
  await think(branwen, 'Letters come late')
  await branwen.page.reload()
  await branwen.press('gather.edit')
  await branwen.box('gather.box', first).fill('Letters come a week late')
  await branwen.press('send.again')
  await saved(branwen, articleOf(branwen, 'Letters come a week late'))
  await expectOnce(facilitator, branwen, 'Letters come a week late')
})

test('what is sent while the line is away is saved once when it is back', async ({ room }) => {
  const { facilitator, people } = await writing(room, 'Branwen')
  const [branwen] = people as [Person]
  await branwen.box('gather.box', first).fill('Sent on a train')
  await branwen.page.context().setOffline(true)
  await branwen.press('send')
  await expect(stateOf(branwen)).toHaveText(branwen.say('box.sending'))
  await branwen.page.context().setOffline(false)
  await saved(branwen, articleOf(branwen, 'Sent on a train'))
  await expectOnce(facilitator, branwen, 'Sent on a train')
})

test('a browser that ends between sending and the answer has its text saved when it comes back', async ({
  room,
  server,
  launchOptions,
}, info) => {
  const links = await openQuickly(room, { skipCheckIn: true })
  const facilitator = await room.person('the facilitator')
  await facilitator.page.goto(links.facilitator)
  const open = () =>
    chromium.launchPersistentContext(info.outputPath('profile'), {
      ...launchOptions,
      baseURL: server.address,
    })
  const before = await open()
  const branwen = new Person('Branwen', await before.newPage())
  await join(branwen, { code: links.code }, 'City Hospital')
  await goOn(facilitator, 'next.start.gather')
  await branwen.box('gather.box', first).fill('Sent, and gone')
  server.freeze()
  await branwen.press('send')
  await expect(stateOf(branwen)).toHaveText(branwen.say('box.sending'))
  await before.close()
  server.thaw()
  const after = await open()
  const again = new Person('Branwen', await after.newPage())
  await again.page.goto('/w')
  await saved(again, articleOf(again, 'Sent, and gone'))
  await expectOnce(facilitator, again, 'Sent, and gone')
  await after.close()
})

test('a killed server comes back with place, draft, edit right and turn', async ({ room, server }) => {
  const { facilitator, people } = await gatherFew(room, ['Branwen', 'Caradog'])
  const [branwen, caradog] = people as [Person, Person]
  await goOn(facilitator, 'next.start.checkIn')
  const speaker = await Promise.race(
    people.map(async (person) => {
      await person.button('spoken.done').waitFor()
      return person
    }),
  )
  const listener = speaker === branwen ? caradog : branwen
  await cut(server)
  await expect(speaker.text('status.reconnecting')).toHaveCount(0)
  await speaker.press('spoken.done')
  await listener.press('spoken.done')
  await goOn(facilitator, 'next.start.gather')
  await think(branwen, 'Letters come late')
  await branwen.press('gather.add', { n: 2 })
  await branwen.box('gather.box', second).fill('Half a thought')
  await cut(server)
  await expect(branwen.text('status.reconnecting')).toHaveCount(0)
  await expect(branwen.box('gather.box', second)).toHaveValue('Half a thought')
  await branwen.press('gather.edit')
  await branwen.box('gather.box', first).fill('Letters come a week late')
  await branwen.press('send.again')
  await saved(branwen, articleOf(branwen, 'Letters come a week late'))
  await finish(caradog)
  await expectOnce(facilitator, caradog, 'Letters come a week late')
})

test('a killed server comes back with the groups and the words on a card', async ({ room, server }) => {
  const { facilitator, people } = await writing(room, 'Branwen', 'Caradog')
  const [branwen, caradog] = people as [Person, Person]
  await think(branwen, 'Letters come late')
  await finish(caradog)
  await goOn(facilitator, 'next.closeWriting')
  await goOn(facilitator, 'next.startTurns')
  await goOn(facilitator, 'next.start.explore')
  await branwen.press('explore.firstCard')
  await branwen.box('line.keeps').fill('Letters are written last')
  await cut(server)
  await expect(branwen.box('line.keeps')).toHaveValue('Letters are written last')
  await branwen.box('line.could').fill('write them first')
  await branwen.press('explore.send')
  await expect(caradog.text('explore.sent')).toBeVisible()
  await expect(caradog.box('line.keeps')).toHaveValue('Letters are written last')
})

test('two tabs of one browser are one person with one text', async ({ room }) => {
  const { facilitator, people } = await writing(room, 'Branwen')
  const [branwen] = people as [Person]
  const twin = new Person('Branwen', await branwen.page.context().newPage())
  await twin.page.goto('/w')
  await branwen.box('gather.box', first).fill('One thought')
  await expect(twin.box('gather.box', first)).toHaveValue('One thought')
  await twin.press('send')
  await saved(twin, articleOf(twin, 'One thought'))
  await saved(branwen, articleOf(branwen, 'One thought'))
  await expect(facilitator.page.getByText(facilitator.say('people.here', { n: 1 }))).toBeVisible()
  await expectOnce(facilitator, branwen, 'One thought')
})

test('a text that was being typed when the round closed can go into the next', async ({ room }) => {
  const { facilitator, people } = await writing(room, 'Branwen')
  const [branwen] = people as [Person]
  await think(branwen, 'In time')
  await branwen.press('gather.add', { n: 2 })
  await branwen.box('gather.box', second).fill('Too late')
  await goOn(facilitator, 'next.closeWriting')
  await expect(branwen.text('box.closed')).toBeVisible()
  await expect(branwen.page.getByText('Too late')).toBeVisible()
  await facilitator.unfold('more')
  const stage = facilitator.say('stage.gather')
  await facilitator.press('console.reopen', { stage })
  await facilitator.press('console.reopen.do', { stage })
  await branwen.press('late.keep')
  await branwen.press('send')
  await saved(branwen, articleOf(branwen, 'Too late'))
  await expect(bigButton(facilitator, 'next.closeWriting')).toBeVisible()
})

/** The power goes and comes back. */
const cut = async (server: Server) => {
  await server.kill()
  await server.restart()
}
