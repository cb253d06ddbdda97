/** What a participant does in each stage, by the words on their page. */
import { expect, type Locator } from '@playwright/test'
import type { Person } from './people'
import type { Key } from './words'

/** Keeps to the agreement and presses Send once before it matters. */
export const arrive = async (person: Person): Promise<void> => {
  await person.press('arrive.keep')
  await person.box('arrive.try').fill('Bore da')
  await person.press('send')
  await expect(person.text('arrive.arrived')).toBeVisible()
}

/** Speaks when it is their turn, and passes it on. */
export const speak = (person: Person): Promise<void> => person.press('spoken.done')

/** Passes, and speaks when they are asked again. */
export const passFirst = async (person: Person): Promise<void> => {
  await person.press('spoken.pass')
  await person.press('spoken.done')
}

/** Three taps, and Send. */
export const answerPulse = async (
  person: Person,
  points: readonly [number, number, number],
  send: Key = 'send',
) => {
  for (const [index, point] of points.entries()) {
    const statement = person.group(person.say(`pulse.statement.${index as 0 | 1 | 2}`))
    await statement
      .getByRole('radio')
      .nth(point - 1)
      .check()
  }
  const form = person.page.locator('form').filter({ has: person.group(person.say('pulse.statement.0')) })
  await form.getByRole('button', { name: person.say(send), exact: true }).click()
  await saved(person, form)
}

export const saved = (person: Person, within: Locator): Promise<void> =>
  expect(within.getByText(person.say('box.saved'), { exact: true })).toBeVisible()

/** Sends one thought into the box of that number. */
export const think = async (person: Person, words: string, number = 1): Promise<void> => {
  if (number > 1) await person.press('gather.add', { n: 4 - number })
  await person.box('gather.box', { number, of: 3 }).fill(words)
  await person.press('send')
  await saved(person, articleOf(person, words))
}

/** The article that holds these words: a thought, a card, a line. */
export const articleOf = (person: Person, words: string): Locator =>
  person.page.getByRole('article').filter({ hasText: words })

export const finish = async (person: Person): Promise<void> => {
  await person.press('gather.finish')
  await expect(person.text('gather.finished')).toBeVisible()
}

/** Marks what matters, and has read them all. */
export const read = async (person: Person, ...marked: string[]): Promise<void> => {
  for (const words of marked) {
    const mark = articleOf(person, words).getByRole('button', { name: person.say('share.matters') })
    await mark.click()
    await expect(mark).toHaveAttribute('aria-pressed', 'true')
  }
  await person.press('share.read')
  await expect(person.text('share.wasRead')).toBeVisible()
}

/** Rates each card from 1 to 5, by the words it is spoken of. */
export const rate = async (person: Person, points: Record<string, number>): Promise<void> => {
  for (const [card, point] of Object.entries(points)) {
    await person
      .group(card)
      .getByRole('radio')
      .nth(point - 1)
      .check()
  }
  await person.press('send')
  await saved(person, person.page.locator('form'))
}

/** Answers a proposal, with the same box as everybody. */
export const answer = async (person: Person, choice: Key, why = ''): Promise<void> => {
  await person.radio(choice).check()
  await person.box('answer.why').fill(why)
  await person.press('answer.send')
  await expect(person.text('answer.saved')).toBeVisible()
}

/** Looks at the lines; those of these numbers do not look right. */
export const check = async (person: Person, ...tapped: number[]): Promise<void> => {
  for (const number of tapped) {
    await person.page.getByRole('button', { name: `${person.say('close.tap')} ${number}` }).click()
  }
  await (tapped.length === 0 ? person.press('close.right') : person.press('close.send', { n: tapped.length }))
  await saved(person, person.page.locator('form').filter({ hasText: person.say('close.check') }))
}
