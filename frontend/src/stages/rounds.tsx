/** The sealed rounds of this moment, and the one line about them. */
import { ProgressLine, type ProgressLineProps } from '../parts/progress-line'
import type { PartProgress, PartRound, PartYou, RoundKind } from '../protocol.gen'
import { part, partsOf } from '../store'

export interface OpenRound extends PartRound {
  id: string
}

/** The round of a kind that is open, or closing. */
export const roundOf = (kind: RoundKind): OpenRound | undefined => {
  const found = Object.entries(partsOf<PartRound>('round')).find(([, round]) => round.kind === kind)
  return found && { id: found[0], ...found[1] }
}

/** Whether this pass has answered or finished. */
export const answeredHere = (round: string): boolean => part<PartYou>('you').value?.answered[round] === true

/** "18 of 26 have answered", as everybody sees it. */
export const Progress = ({ round }: { round: string }) => {
  const progress = part<PartProgress>(`progress/${round}`).value
  if (!progress) return null
  return <ProgressLine {...progress} line={progress.line as ProgressLineProps['line']} />
}
