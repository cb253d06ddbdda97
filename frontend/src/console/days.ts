/** The two days of a proposal. They are sent together, so each change carries the newest of both. */
import { signal } from '@preact/signals'
import { act, type Answer } from '../connection'
import type { PartProposal } from '../protocol.gen'

/** The view that shows a saved day comes within this time. */
const shownMs = 2_000

type Days = Pick<PartProposal, 'by' | 'lookAgain'>

/** Chosen here and perhaps not in the view yet, by proposal. */
const chosen = signal<Record<string, Partial<Days>>>({})

export const daysOf = (proposal: string, { by, lookAgain }: Days): Days => ({
  by,
  lookAgain,
  ...chosen.value[proposal],
})

export const chooseDays = async (proposal: string, saved: Days, change: Partial<Days>): Promise<Answer> => {
  const mine = { ...chosen.value[proposal], ...change }
  chosen.value = { ...chosen.value, [proposal]: mine }
  const answer = await act('date_proposal', { proposal, ...daysOf(proposal, saved) })
  if ('refused' in answer) forget(proposal, mine)
  else setTimeout(() => forget(proposal, mine), shownMs)
  return answer
}

/** Unless a newer choice has taken its place. */
const forget = (proposal: string, mine: Partial<Days>): void => {
  if (chosen.value[proposal] !== mine) return
  const { [proposal]: _, ...others } = chosen.value
  chosen.value = others
}
