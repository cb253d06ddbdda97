import type { PartTimer } from '../protocol.gen'
import { clock, part } from '../store'
import { t } from '../words'
import { Do } from './do'

/** The clock of this moment: a little longer, stop, go on. It closes nothing. */
export const Time = () => {
  const timer = part<PartTimer>('timer').value
  if (!timer) return null
  const running = timer.held || Date.parse(timer.endsAt) > 0
  return (
    <div class="row">
      <Longer minutes={1} />
      <Longer minutes={5} />
      {running && (
        <Do act="hold_clock" with={{ held: !timer.held }}>
          {t(timer.held ? 'console.time.run' : 'console.time.hold')}
        </Do>
      )}
    </div>
  )
}

/** From the end of the planned time, or from now where that has passed. */
export const Longer = ({ minutes }: { minutes: number }) => (
  <Do act="set_timer" with={() => ({ endsAt: longer(minutes) })}>
    {t('console.time.longer', { n: minutes })}
  </Do>
)

const longer = (minutes: number): string => {
  const timer = part<PartTimer>('timer').peek()
  const now = clock.peek()
  const left = timer?.held ? timer.left * 1_000 : Math.max(0, Date.parse(timer?.endsAt ?? '') - now || 0)
  return new Date(now + left + minutes * 60_000).toISOString()
}
