/** Which thoughts matter to this person: one draft, sent by itself a moment after a change. */
import { draft, send, write } from '../draft'

export interface Marks {
  thoughts: string[]
  /** "I've read them" */
  finished?: boolean
}

const restMs = 600
let resting: ReturnType<typeof setTimeout> | undefined

const marksOf = (round: string): Marks => (draft(round, 'marks').value.choice as Marks) ?? { thoughts: [] }

export const isMarked = (round: string, thought: string): boolean => marksOf(round).thoughts.includes(thought)

export const toggleMark = (round: string, thought: string): void => {
  const { thoughts, ...rest } = marksOf(round)
  const next = thoughts.includes(thought) ? thoughts.filter((id) => id !== thought) : [...thoughts, thought]
  write(round, 'marks', { choice: { thoughts: next, ...rest } })
  clearTimeout(resting)
  resting = setTimeout(() => sendMarks(round), restMs)
}

export const readAll = (round: string): void => {
  clearTimeout(resting)
  write(round, 'marks', { choice: { ...marksOf(round), finished: true } })
  sendMarks(round)
}

const sendMarks = (round: string): void => {
  void send(round, 'marks', 'send_marks', ({ version, choice }) => ({ round, version, ...(choice as Marks) }))
}
