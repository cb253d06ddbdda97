import { ProgressLine, type ProgressLineProps } from '../parts/progress-line'
import type { PartProgress, PartRound } from '../protocol.gen'
import { part, partsOf } from '../store'

/** How many have answered, in the one line that everybody sees. */
export const Answered = () => {
  const rounds = Object.entries(partsOf<PartRound>('round')).sort(
    ([, one], [, other]) => Number(one.kind === 'pulse') - Number(other.kind === 'pulse'),
  )
  const progress = part<PartProgress>(`progress/${rounds[0]?.[0]}`).value
  if (!progress) return null
  return <ProgressLine {...progress} line={progress.line as ProgressLineProps['line']} />
}
