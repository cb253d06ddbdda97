/** What the facilitator does: one big button, and a few things beside it. */
import { expect, type Locator } from '@playwright/test'
import type { Person } from './people'
import type { Facts, Key } from './words'

/** The big button; without facts, whatever number its label says. */
export const bigButton = (facilitator: Person, label: Key, facts?: Facts): Locator =>
  facts
    ? facilitator.button(label, facts)
    : facilitator.page.getByRole('button', { name: patternOf(facilitator.say(label)) })

const patternOf = (label: string): RegExp =>
  new RegExp(`^${label.replace(/[.*+?^$()[\]\\|]/g, '\\$&').replace(/\{\w+\}/g, '\\d+')}$`)

/** Presses it, and waits until the room has gone on. */
export const goOn = async (facilitator: Person, label: Key, facts?: Facts): Promise<void> => {
  const button = bigButton(facilitator, label, facts)
  await button.click()
  await expect(button).toHaveCount(0)
}

/** Publishing is asked about once more: nothing changes a record afterwards. */
export const publish = async (facilitator: Person): Promise<void> => {
  await bigButton(facilitator, 'next.publish').click()
  const button = facilitator.page
    .locator('#publish')
    .getByRole('button', { name: facilitator.say('console.publish.do') })
  await button.click()
  await expect(button).toBeHidden()
}

export interface Words {
  will: string
  soThat: string
  who: string
  /** "2027-03-31" */
  by: string
}

/** The five things asked of the room, but the day to look again, which is there already. */
export const word = async (facilitator: Person, { will, soThat, who, by }: Words): Promise<void> => {
  await write(facilitator, 'console.wording.will', will)
  await write(facilitator, 'console.wording.soThat', soThat)
  await write(facilitator, 'line.who', who)
  const day = facilitator.page.getByLabel(facilitator.say('proposal.by'), { exact: true })
  await day.fill(by)
  await day.blur()
}

/** Writes a line and waits until the room has it. */
export const write = async (facilitator: Person, line: Key, words: string): Promise<void> => {
  const box = facilitator.box(line)
  await box.fill(words)
  await box.blur()
  const shown = facilitator.page.locator('.box').filter({ has: box })
  await expect(shown.getByRole('status')).toHaveText(facilitator.say('box.saved'))
}
