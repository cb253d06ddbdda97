import { ProgressLine, type ProgressLineProps } from '../parts/progress-line'
import { secondsUntil, Timer } from '../parts/timer'
import type { PartProgress, PartRound, PartTimer } from '../protocol.gen'
import { clock, part, partsOf } from '../store'

/** Beside the big button: how long, and how many have answered. */
export const Status = () => (
  <div class="status">
    <TimeLeft />
    <Answered />
  </div>
)

const TimeLeft = () => {
  const timer = part<PartTimer>('timer').value
  if (!timer || (!timer.held && Date.parse(timer.endsAt) <= 0)) return null
  const left = timer.held ? timer.left : secondsUntil(timer.endsAt, clock.value)
  return <Timer left={left} held={timer.held} />
}

/** The same line as everybody's; the pulse has one only while nothing else is open. */
const Answered = () => {
  const rounds = Object.entries(partsOf<PartRound>('round')).sort(
    ([, one], [, other]) => Number(one.kind === 'pulse') - Number(other.kind === 'pulse'),
  )
  const round = rounds[0]?.[0]
  const progress = part<PartProgress>(`progress/${round}`).value
  if (!round || !progress) return null
  return <ProgressLine {...progress} line={progress.line as ProgressLineProps['line']} />
}
