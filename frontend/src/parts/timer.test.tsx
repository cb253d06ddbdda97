import { cleanup, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import { minutesAndSeconds, secondsUntil, Timer } from './timer'

afterEach(cleanup)

const shown = (left: number, held = false) => {
  cleanup()
  render(<Timer left={left} held={held} />)
  return { time: screen.getByRole('timer').textContent, warning: screen.getByRole('status').textContent }
}

/** What is warned of at the end, while the clock runs down second by second. */
const watched = (from: number, to: number, ...jumps: number[]) => {
  cleanup()
  const { rerender } = render(<Timer left={from} />)
  for (let left = from; left >= to; left--) rerender(<Timer left={left} />)
  for (const left of jumps) rerender(<Timer left={left} />)
  return screen.getByRole('status').textContent
}

describe('the timer', () => {
  it('shows minutes and seconds', () => {
    expect(shown(272)).toEqual({ time: '4:32 left', warning: '' })
    expect(minutesAndSeconds(3_600)).toBe('60:00')
  })

  it('warns twice, for a short while after two minutes and thirty seconds were passed', () => {
    expect(watched(180, 121)).toBe('')
    expect(watched(180, 120)).toBe('Two minutes left.')
    expect(watched(180, 111)).toBe('Two minutes left.')
    expect(watched(180, 110)).toBe('')
    expect(watched(180, 30)).toBe('30 seconds left. Nothing closes by itself.')
    expect(watched(180, 20)).toBe('')
  })

  it('warns only of a mark that was passed while somebody watched', () => {
    expect(shown(115).warning).toBe('')
    expect(watched(120, 119)).toBe('')
    expect(watched(121, 119)).toBe('')
    expect(watched(30, 29)).toBe('')
  })

  it('takes a warning back when a new moment or a minute more sets the clock', () => {
    expect(watched(180, 118, 178)).toBe('')
    expect(watched(180, 119, 112)).toBe('')
  })

  it('goes into overtime and says that nothing has closed', () => {
    expect(shown(-75)).toEqual({
      time: '1:15 over the planned time',
      warning: 'Carry on until the facilitator moves on.',
    })
  })

  it('says nothing of warnings or overtime while the clock is stopped', () => {
    expect(shown(20, true)).toEqual({ time: 'The clock is stopped, with 0:20 left', warning: '' })
  })

  it('counts a started second as one that is left', () => {
    expect(secondsUntil('2026-05-04T10:00:10Z', Date.parse('2026-05-04T10:00:00.001Z'))).toBe(10)
  })
})
