/** From the four questions to a seat in the room. */
import { expect } from '@playwright/test'
import type { Person } from './people'
import type { Key } from './words'

export interface Wish {
  topic: string
  organisations: string[]
  people: number
  minutes: '60' | '90' | '120' | '180'
  /** How long answers stay open at least; the method says 45. */
  answerSeconds: number
}

export interface Links {
  facilitator: string
  participant: string
  screen: string
  code: string
}

/** The four questions, and the one setting that a test cannot wait for. */
export const openWorkshop = async (host: Person, wish: Wish): Promise<Links> => {
  await host.page.goto('/')
  await host.box('start.topic').fill(wish.topic)
  await host.box('start.organisations').fill(wish.organisations.join('\n'))
  await host.box('start.people').fill(String(wish.people))
  await host.page
    .getByRole('radio', { name: host.say('start.minutes.option', { n: wish.minutes }), exact: true })
    .check()
  await host.radio('start.place.video').check()
  await host.unfold('start.more')
  await host.box('start.answerSeconds').fill(String(wish.answerSeconds))
  await host.press('start.create')
  await host.hears(host.say('created.title'))
  const link = (key: Key) => host.page.getByRole('textbox', { name: host.say(key), exact: true }).inputValue()
  return {
    facilitator: await link('created.facilitator'),
    participant: await link('created.participant'),
    screen: await link('created.screen'),
    code: await link('created.code'),
  }
}

/** From the join page to the lobby. Without an organisation they prefer not to say. */
export const join = async (
  person: Person,
  way: { code: string } | { link: string },
  organisation?: string,
): Promise<void> => {
  if ('link' in way) await person.page.goto(way.link)
  else {
    await person.page.goto('/join')
    await person.box('join.code').fill(way.code)
    await person.press('join.find')
  }
  await person.page
    .getByRole('radio', { name: organisation ?? person.say('join.organisation.none'), exact: true })
    .check()
  await person.box('join.name').fill(person.name)
  await person.press('join.join')
  await expect(person.button('arrive.keep')).toBeVisible()
}
