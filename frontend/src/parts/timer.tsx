/** The planned time. It informs; people close stages. */
import { useRef } from 'preact/hooks'
import { t } from '../words'

export interface TimerProps {
  /** Seconds until the planned end; below zero: over it. */
  left: number
  /** The clock is stopped. */
  held?: boolean
}

/** Marks, in seconds before the end, that are said in words. */
const marks = [30, 120] as const
const shownSeconds = 10
/** A larger step is another clock: a new moment, a minute more. */
const jumpSeconds = 5

export const Timer = ({ left, held }: TimerProps) => {
  const time = minutesAndSeconds(Math.abs(left))
  const over = left < 0 && !held
  const watchedFrom = useWatchedFrom(left)
  return (
    <div class={over ? 'timer timer--over' : 'timer'}>
      <p class="timer__time" role="timer">
        {held ? t('timer.held', { time }) : over ? t('timer.over', { time }) : t('timer.left', { time })}
      </p>
      <p class="timer__warning" role="status">
        {held ? '' : warning(left, watchedFrom)}
      </p>
    </div>
  )
}

/** How much was left when this clock was first seen. */
const useWatchedFrom = (left: number): number => {
  const seen = useRef({ from: left, last: left })
  const jumped = Math.abs(left - seen.current.last) > jumpSeconds
  seen.current = { from: jumped ? left : seen.current.from, last: left }
  return seen.current.from
}

/**
 * Two quiet warnings, each for a short while after its mark was passed, and that
 * the end closes nothing. A moment no longer than a mark has none for it.
 */
const warning = (left: number, watchedFrom: number): string => {
  if (left < 0) return t('timer.carryOn')
  const passed = marks.find((mark) => left <= mark && left > mark - shownSeconds)
  if (!passed || watchedFrom <= passed + jumpSeconds) return ''
  return passed === 30 ? t('timer.warn30') : t('timer.warn120')
}

/** Seconds until a moment, by the server's clock; halves are rounded up so that 0 means over. */
export const secondsUntil = (endsAt: string, now: number): number =>
  Math.ceil((Date.parse(endsAt) - now) / 1_000)

export const minutesAndSeconds = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`
