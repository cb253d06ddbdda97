/** A workshop opened without the start page, for tests of what comes later. */
import { expect } from '@playwright/test'
import { goOn } from './facilitating'
import type { Links } from './opening'
import { join } from './opening'
import type { Person, Room } from './people'

/** The shortest way to a round of thoughts: no check-in and no pulse. */
const shortest = {
  topic: 'Letters',
  organisations: ['City Hospital', 'County Council'],
  people: 12,
  minutes: 60,
  place: 'video',
  language: 'en',
  answerSeconds: 0,
}

export const openQuickly = async (
  room: Room,
  wish: object = {},
): Promise<Links & { facilitator: string }> => {
  const answer = await fetch(`${room.address}/open`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: room.address },
    body: JSON.stringify({ ...shortest, ...wish }),
  })
  expect(answer.status).toBe(201)
  const { links, code } = (await answer.json()) as { links: Record<keyof Links, string>; code: string }
  return { ...links, code }
}

export interface Few {
  facilitator: Person
  /** In the order in which they came in. */
  people: Person[]
}

/** A facilitator and as many people as there are names, in the lobby. */
export const gatherFew = async (room: Room, names: string[], wish: object = {}): Promise<Few> => {
  const links = await openQuickly(room, wish)
  const facilitator = await room.person('the facilitator')
  await facilitator.page.goto(links.facilitator)
  const people: Person[] = []
  for (const name of names) {
    const person = await room.person(name)
    await join(person, { code: links.code }, shortest.organisations[people.length % 2])
    await seated(facilitator, name)
    people.push(person)
  }
  return { facilitator, people }
}

/** Who has a seat stands among the people of the console. */
export const seated = (facilitator: Person, name: string): Promise<void> =>
  expect(facilitator.page.getByText(name)).toBeVisible()

/** The same, in the round of thoughts. */
export const writing = async (room: Room, ...names: string[]): Promise<Few> => {
  const few = await gatherFew(room, names, { skipCheckIn: true })
  await goOn(few.facilitator, 'next.start.gather')
  for (const person of few.people) await expect(person.box('gather.box', { number: 1, of: 3 })).toBeVisible()
  return few
}
