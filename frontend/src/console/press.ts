/** The one big button: what was pressed and is on its way, and what came back. */
import { signal } from '@preact/signals'
import { act } from '../connection'
import type { Line, PartNext } from '../protocol.gen'
import { randomId } from '../random'
import type { Facts } from '../words'
import { saveLines, shownLine } from './lines'

/** After "saved" the next view takes the button on; if none comes, it can be pressed again. */
const lostMs = 2_000

export interface Refusal {
  refused: string
  with: Facts
  /** When a clock has run down the press is possible: server time in milliseconds. */
  until?: number
}

/** Which button is on its way; "": none. */
export const pressed = signal('')
/** What came back for which button. */
export const refusedOf = signal<{ button: string; refusal: Refusal } | undefined>(undefined)
/** The card the facilitator has chosen in the place of the best rated; "": none. */
export const chosenCard = signal('')

/** Two buttons are the same when pressing them does the same. */
export const nameOfButton = ({ do: name, with: body }: PartNext): string => JSON.stringify([name, body])

export const press = async (next: PartNext, now: number): Promise<void> => {
  const body =
    next.do === 'take_forward'
      ? { ...next.with, card: chosenCard.value || next.with.card, proposal: randomId() }
      : next.with
  await ask(next, next.do, body, now)
}

/** Goes on where too few have answered: nothing of the round is shown. */
export const goOnWithout = async (next: PartNext, now: number): Promise<void> => {
  if (next.drop) await ask(next, next.do, { ...next.with, drop: true }, now)
  else await ask(next, 'drop_round', { round: next.with.round }, now)
}

const ask = async (next: PartNext, name: string, body: unknown, now: number): Promise<void> => {
  const button = nameOfButton(next)
  if (pressed.value === button) return
  pressed.value = button
  refusedOf.value = undefined
  await saveLines()
  const answer = await act(name, body)
  if ('refused' in answer) {
    const seconds = answer.refused === 'too_soon' ? Number(answer.with.seconds) : 0
    refusedOf.value = { button, refusal: { ...answer, until: seconds ? now + seconds * 1_000 : undefined } }
    free(button)
  } else {
    chosenCard.value = ''
    setTimeout(() => free(button), lostMs)
  }
}

const free = (button: string): void => {
  if (pressed.value === button) pressed.value = ''
}

/** The line that has to be filled in before the room can be asked; undefined once it has words. */
export const missingLine = (proposal: string): Line | undefined => {
  const { refused, with: facts } = refusedOf.value?.refusal ?? {}
  const line = refused === 'needs_words' ? (facts?.line as Line | undefined) : undefined
  return line && shownLine(proposal, line).text.trim() === '' ? line : undefined
}

export const waitOn = (): void => {
  refusedOf.value = undefined
}
