/** The boxes of one person in a round of thoughts: 'thought-1' to the quota. */
import { signal } from '@preact/signals'
import { draft } from '../draft'
import type { PartWorkshop } from '../protocol.gen'
import { part } from '../store'

/** Boxes whose sent text is being changed, by round and box. */
export const editing = signal<ReadonlySet<string>>(new Set())

export const edit = (round: string, box: string, on: boolean): void => {
  const next = new Set(editing.value)
  if (on) next.add(`${round}/${box}`)
  else next.delete(`${round}/${box}`)
  editing.value = next
}

const holdMs = 700

/** The box that was sent a moment ago, by round and box. */
export const justSent = signal('')

/** Keeps a box where it is until a second click, meant for the same button, has passed. */
export const holdInPlace = (round: string, box: string): Promise<void> => {
  edit(round, box, true)
  justSent.value = `${round}/${box}`
  return new Promise((done) =>
    setTimeout(() => {
      if (justSent.value === `${round}/${box}`) justSent.value = ''
      done()
    }, holdMs),
  )
}

const all = (): string[] => {
  const quota = part<PartWorkshop>('workshop').value?.quota ?? 3
  return Array.from({ length: quota }, (_, index) => `thought-${index + 1}`)
}

/** What stands in a box: nothing, a text at hand, or one that was sent and rests. */
export type Standing = 'free' | 'open' | 'sent'

export const standing = (round: string, box: string): Standing => {
  const { state, saved, text } = draft(round, box).value
  if (state === 'empty') return 'free'
  const rests = saved && saved.text !== '' && state === 'saved' && !editing.value.has(`${round}/${box}`)
  return rests ? 'sent' : text === '' && !saved ? 'free' : 'open'
}

export const sentBoxes = (round: string): string[] => all().filter((box) => standing(round, box) === 'sent')

export const openBoxes = (round: string): string[] => all().filter((box) => standing(round, box) === 'open')

/** The first box with nothing in it, within the quota. */
export const freeBox = (round: string): string | undefined =>
  all().find((box) => standing(round, box) === 'free')
