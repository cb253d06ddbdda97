/** The planned time. It informs; people close stages. */
import { t } from '../words'

export interface TimerProps {
  /** Seconds until the planned end; below zero: over it. */
  left: number
  /** The clock is stopped. */
  held?: boolean
}

export const Timer = ({ left, held }: TimerProps) => {
  const time = minutesAndSeconds(Math.abs(left))
  const over = left < 0 && !held
  return (
    <div class={over ? 'timer timer--over' : 'timer'}>
      <p class="timer__time" role="timer">
        {held ? t('timer.held', { time }) : over ? t('timer.over', { time }) : t('timer.left', { time })}
      </p>
      <p class="timer__warning" role="status">
        {held ? '' : warning(left)}
      </p>
    </div>
  )
}

/** Two quiet warnings, and that the end closes nothing; said once each, as the words change. */
const warning = (left: number): string => {
  if (left > 120) return ''
  if (left < 0) return t('timer.carryOn')
  return left > 30 ? t('timer.warn120') : t('timer.warn30')
}

/** Seconds until a moment, by the server's clock; halves are rounded up so that 0 means over. */
export const secondsUntil = (endsAt: string, now: number): number =>
  Math.ceil((Date.parse(endsAt) - now) / 1_000)

export const minutesAndSeconds = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`
