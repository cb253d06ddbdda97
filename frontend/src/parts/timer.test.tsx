import { cleanup, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import { minutesAndSeconds, secondsUntil, Timer } from './timer'

afterEach(cleanup)

const shown = (left: number, held = false) => {
  cleanup()
  render(<Timer left={left} held={held} />)
  return { time: screen.getByRole('timer').textContent, warning: screen.getByRole('status').textContent }
}

describe('the timer', () => {
  it('shows minutes and seconds', () => {
    expect(shown(272)).toEqual({ time: '4:32 left', warning: '' })
    expect(minutesAndSeconds(3_600)).toBe('60:00')
  })

  it('warns twice, at two minutes and at thirty seconds', () => {
    expect(shown(121).warning).toBe('')
    expect(shown(120).warning).toBe('Two minutes left.')
    expect(shown(31).warning).toBe('Two minutes left.')
    expect(shown(30).warning).toBe('30 seconds left. Nothing closes by itself.')
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
