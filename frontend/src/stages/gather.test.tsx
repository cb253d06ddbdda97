import { fireEvent, render, screen } from '@testing-library/preact'
import { beforeEach, describe, expect, it } from 'vitest'
import { closeRoundsExcept, write } from '../draft'
import { parts } from '../store'
import { Gather } from './gather'
import { answer, asked, enterRoom, openRound, showParts, stageOf } from './pretend-room'

const writing = (more: object = {}) => ({
  stage: stageOf('gather', 'writing'),
  'round/r1': openRound('thoughts', more),
})
const box = (number: number) => screen.findByLabelText(`Thought ${number} of up to 3`)
const type = async (number: number, text: string) =>
  fireEvent.input(await box(number), { target: { value: text } })
const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }))

beforeEach(() => enterRoom(writing()))

describe('individual thoughts', () => {
  it('are sent one by one, each under its own key, with one box at first', async () => {
    render(<Gather />)
    expect(screen.getAllByRole('textbox')).toHaveLength(1)
    await type(1, 'Letters come late')
    await press('Send')
    await answer()
    await press(/Add another/)
    await type(2, 'Nobody owns the list')
    await press('Send')
    await answer()
    const [first, second] = asked()
    expect(first).toEqual([
      'send_thought',
      expect.objectContaining({ round: 'r1', version: 1, words: 'Letters come late' }),
    ])
    expect(second![1].key).not.toBe(first![1].key)
    expect(screen.queryAllByText('Saved')).toHaveLength(2)
  })

  it('stay in place while a second click on Send passes, which does nothing', async () => {
    render(<Gather />)
    await type(1, 'Letters come late')
    const button = screen.getByRole('button', { name: 'Send' })
    fireEvent.click(button)
    await answer()
    fireEvent.click(button)
    expect(screen.getByRole('button', { name: 'Send' })).toBe(button)
    expect(screen.queryByRole('button', { name: 'Withdraw' })).toBeNull()
    expect(await screen.findByRole('button', { name: 'Withdraw' })).toBeTruthy()
    expect(asked()).toHaveLength(1)
  })

  it('are changed and withdrawn under the same key', async () => {
    render(<Gather />)
    await type(1, 'Letters come late')
    await press('Send')
    await answer()
    await press('Edit')
    await type(1, 'Letters come too late')
    await press('Send again')
    await answer()
    await press('Withdraw')
    await answer()
    const [first, second, third] = asked()
    expect(second).toEqual(['send_thought', { ...first![1], version: 2, words: 'Letters come too late' }])
    expect(third).toEqual(['withdraw_thought', { round: 'r1', key: first![1].key, version: 3 }])
    expect(await box(1)).toHaveProperty('value', '')
  })

  it('are finished by the same button for those who wrote and those who did not', async () => {
    render(<Gather />)
    await press("I've finished")
    expect(asked()).toEqual([['finish_round', { round: 'r1' }]])
    await answer()
  })

  it('warn of what would name somebody, and do not block', async () => {
    render(<Gather />)
    await type(1, 'Ring 01792 205678 at County Council')
    expect(await screen.findByText(/looks like a phone number/)).toBeTruthy()
    expect(screen.getByText(/names your own organisation/)).toBeTruthy()
    await press('Send')
    expect(asked()).toHaveLength(1)
    await answer()
  })

  it('offer quoting only where the workshop has it', async () => {
    render(<Gather />)
    expect(screen.queryByLabelText('May be quoted in the record')).toBeNull()
    showParts({ workshop: { ...(parts.value.workshop as object), quoting: true } })
    fireEvent.click(await screen.findByLabelText('May be quoted in the record'))
    await type(1, 'Letters come late')
    await press('Send')
    expect(asked()[0]![1].quote).toBe(true)
    await answer()
  })

  it('say before writing how few people are here', () => {
    enterRoom({
      ...writing({ few: true }),
      people: { here: 2, newcomers: 0, knocking: 0, facilitated: true, people: [] },
    })
    render(<Gather />)
    expect(screen.getByText('The other will know what you wrote.')).toBeTruthy()
  })

  it('say half time to all', () => {
    enterRoom({
      ...writing(),
      timer: { endsAt: '2999-01-01T00:00:00Z', seconds: 420, held: true, left: 200, asked: false },
    })
    render(<Gather />)
    expect(screen.getByText('Half time. One short line is enough.')).toBeTruthy()
  })

  it('that came too late are kept, to copy or for the next round', async () => {
    write('r0', 'thought-1', { text: 'Too late' })
    closeRoundsExcept(new Set(['r1']))
    render(<Gather />)
    expect(await screen.findByText('Too late')).toBeTruthy()
    await press('Keep it for the next round')
    expect(await box(1)).toHaveProperty('value', 'Too late')
    expect(screen.queryByText(/This round has closed/)).toBeNull()
  })
})
