import { fireEvent, render, screen } from '@testing-library/preact'
import { beforeEach, describe, expect, it } from 'vitest'
import { answer, asked, enterRoom } from '../stages/pretend-room'
import { Groups } from './groups'
import { chosenSeat } from './move-person'

const group = (n: number, seats: number[]) => ({ group: n, seats, pinned: [], heard: false, cards: 0 })
const groups = { groups: [group(1, [1, 3]), group(2, [2])], sent: false, question: 0, deal: 4, now: 0 }
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))

beforeEach(() => {
  chosenSeat.value = 0
  enterRoom({ groups })
  render(<Groups />)
})

describe('groups', () => {
  it('move a person whose name was pressed, by a menu', async () => {
    press(/Sian/)
    press('To group 2')
    expect(asked()).toEqual([['move_seat', { seat: 1, group: 2 }]])
    await answer()
    expect(screen.queryByRole('button', { name: 'To group 2' })).toBeNull()
  })

  it('swap two people, saying where each is to be afterwards', () => {
    press(/Sian/)
    fireEvent.click(screen.getByText('Swap with'))
    press('Aled')
    expect(asked()).toEqual([['swap_seats', { one: 1, other: 2, oneGroup: 2, otherGroup: 1 }]])
  })

  it('keep a person where they are', () => {
    press(/Sian/)
    press('Keep here in a reshuffle')
    expect(asked()).toEqual([['pin_seat', { seat: 1, pinned: true }]])
  })

  it('are dealt again, one more, or one fewer', () => {
    press('Reshuffle')
    press('One group more')
    press('One group fewer')
    expect(asked().map(([, body]) => body)).toEqual([
      { groups: 2, deal: 5 },
      { groups: 3, deal: 5 },
      { groups: 1, deal: 5 },
    ])
  })

  it('say what was refused beside the button', async () => {
    press('Reshuffle')
    await answer({ refused: 'round_open', with: {} })
    expect(screen.getByRole('alert').textContent).toContain('still answering')
  })
})
