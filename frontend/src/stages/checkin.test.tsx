import { fireEvent, render, screen } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { CheckIn } from './checkin'
import { answer, asked, enterRoom, openRound, stageOf } from './pretend-room'

const turns = (list: object) => ({
  turns: 't1',
  kind: 'checkIn',
  seconds: 25,
  lists: [{ group: 0, now: 1, waiting: [2, 3], passed: [], done: [], again: false, ...list }],
})

describe('the check-in', () => {
  it('shows the order to everyone, and a turn only to the one whose turn it is', () => {
    enterRoom({ stage: stageOf('checkIn', 'speaking'), turns: turns({}) })
    render(<CheckIn />)
    expect(screen.getByText('Sian, City Hospital')).toBeTruthy()
    expect(screen.getByText('Seat 3, City Hospital')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Done, next person' })).toBeNull()
  })

  it.each([
    ['Done, next person', { turns: 't1', seat: 2 }],
    ['Pass', { turns: 't1', seat: 2, passed: true }],
  ])('passes the turn on with "%s"', async (name, body) => {
    enterRoom({ stage: stageOf('checkIn', 'speaking'), turns: turns({ now: 2, waiting: [3], done: [1] }) })
    render(<CheckIn />)
    fireEvent.click(screen.getByRole('button', { name }))
    expect(asked()).toEqual([['finish_turn', body]])
    await answer()
  })

  it('in writing goes into a sealed box', async () => {
    enterRoom({ stage: stageOf('checkIn', 'writing'), 'round/r1': openRound('checkIns') })
    render(<CheckIn />)
    fireEvent.input(screen.getByLabelText('Your line'), { target: { value: 'Aled, busy' } })
    fireEvent.click(await screen.findByRole('button', { name: 'Send' }))
    expect(asked()).toEqual([['send_check_in', { round: 'r1', version: 1, words: 'Aled, busy' }]])
    await answer()
    expect(await screen.findByText('Saved')).toBeTruthy()
  })

  it('asks three statements with one Send', async () => {
    enterRoom({ stage: stageOf('checkIn', 'pulsing'), 'round/p1': openRound('pulse') })
    render(<CheckIn />)
    fireEvent.click(screen.getAllByLabelText('4: Mostly')[0]!)
    fireEvent.click(screen.getAllByLabelText('5: Fully')[2]!)
    fireEvent.click(screen.getByRole('button', { name: 'Send' }))
    expect(asked()).toEqual([['send_pulse', { round: 'p1', version: 1, answers: [4, 0, 5] }]])
    await answer()
  })
})
