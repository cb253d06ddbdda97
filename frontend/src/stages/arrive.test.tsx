import { fireEvent, render, screen } from '@testing-library/preact'
import { beforeEach, describe, expect, it } from 'vitest'
import { Arrive } from './arrive'
import { answer, asked, enterRoom, stageOf } from './pretend-room'

beforeEach(() => enterRoom({ stage: stageOf('arriving', 'waiting') }))

describe('arriving', () => {
  it('asks to keep to the agreement, then lets Send be tried, and throws the word away', async () => {
    render(<Arrive />)
    fireEvent.click(screen.getByRole('button', { name: "I'll keep to this" }))
    const box = await screen.findByLabelText('Try it: write any word')
    fireEvent.input(box, { target: { value: 'hello' } })
    fireEvent.click(screen.getByRole('button', { name: 'Send' }))
    expect(asked()).toEqual([['try_send', { words: 'hello' }]])
    await answer()
    expect(await screen.findByText('Your word arrived and was thrown away.')).toBeTruthy()
  })

  it('shows who is here and what will happen', () => {
    render(<Arrive />)
    expect(screen.getByText('18 people are here')).toBeTruthy()
    expect(screen.getByText('Sian')).toBeTruthy()
    expect(screen.getByText('Building agreement')).toBeTruthy()
  })

  it('says once that somebody has to go', async () => {
    render(<Arrive />)
    fireEvent.click(screen.getByRole('button', { name: 'I have to go' }))
    await answer()
    expect(asked()).toEqual([['leave', {}]])
    expect(screen.queryByRole('button', { name: 'I have to go' })).toBeNull()
  })
})
