import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { golden } from '../golden'
import { answer, asked, enterRoom } from '../stages/pretend-room'
import { Resulted, Wordings, Worrying } from './proposing'
import { readTypedAgain } from './typed'

const reload = () => {
  cleanup()
  readTypedAgain()
}
const condense = () => screen.getAllByLabelText<HTMLInputElement>(/^In one line/)[0]!

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: true }))
  readTypedAgain()
})

describe('words that are not saved yet', () => {
  it('of a worry in one line survive a reload, until they are saved', async () => {
    enterRoom(await golden('15-agree-worrying', 'all', 'facilitator'))
    render(<Worrying />)
    fireEvent.input(condense(), { target: { value: 'Fridays need staff' } })
    reload()
    render(<Worrying />)
    expect(condense().value).toBe('Fridays need staff')
    fireEvent.focusOut(condense())
    await answer()
    reload()
    render(<Worrying />)
    expect(condense().value).not.toBe('Fridays need staff')
  })

  it('of what follows a no survive a reload', async () => {
    enterRoom(await golden('17-agree-objection', 'all', 'facilitator'))
    render(<Resulted />)
    fireEvent.click(screen.getByLabelText('Park it'))
    fireEvent.input(screen.getByLabelText('Who keeps it?'), { target: { value: 'Riverside Council' } })
    reload()
    render(<Resulted />)
    expect(screen.getByLabelText<HTMLInputElement>('Who keeps it?').value).toBe('Riverside Council')
  })
})

describe('the days of a proposal', () => {
  beforeEach(async () => {
    enterRoom(await golden('13-agree-wording', 'all', 'facilitator'))
    render(<Wordings />)
  })
  const choose = (label: string, value: string) =>
    fireEvent.change(screen.getByLabelText(label), { target: { value } })

  it('are sent as they were chosen last, before the view has them', async () => {
    choose('By when', '2999-01-31')
    choose('Look again on', '2999-02-28')
    expect(asked().at(-1)?.[1]).toMatchObject({ by: '2999-01-31', lookAgain: '2999-02-28' })
  })

  it('that have passed are taken, with a word about it', async () => {
    choose('By when', '2020-01-31')
    await answer()
    expect(document.getElementById('by-past')?.textContent).toMatch(/This day has passed/)
    expect(asked().at(-1)?.[1]).toMatchObject({ by: '2020-01-31' })
  })
})
