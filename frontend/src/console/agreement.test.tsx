import { fireEvent, render, screen } from '@testing-library/preact'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { golden } from '../golden'
import type { PartNext, PartProposal } from '../protocol.gen'
import { part, partsOf } from '../store'
import { answer, asked, enterRoom, showParts } from '../stages/pretend-room'
import { Choosing } from './choosing'
import { joining } from './heard-card'
import { Hearing } from './hearing'
import { saveLines, takeTheirs } from './lines'
import { chosenCard } from './press'
import { Resulted, Worrying } from './proposing'

const proposal = '0000000000000000000901'
const press = (name: string | RegExp, n = 0) => fireEvent.click(screen.getAllByRole('button', { name })[n]!)
const will = () => screen.getByLabelText<HTMLTextAreaElement>('We will …')
const type = (text: string) => fireEvent.input(will(), { target: { value: text } })
const version = (n: number, words: string) => {
  const now = part<PartProposal>(`proposal/${proposal}`).value!
  showParts({ [`proposal/${proposal}`]: { ...now, lines: { ...now.lines, will: { words, version: n } } } })
}

beforeEach(() => {
  joining.value = chosenCard.value = ''
  takeTheirs(proposal, 'will')
  vi.stubGlobal('matchMedia', () => ({ matches: true }))
})

describe('hearing', () => {
  it('joins a card to another in two taps', async () => {
    enterRoom(await golden('11-explore-rating', 'all', 'facilitator'))
    render(<Hearing />)
    press('Says the same as another card …')
    press('The same as this one')
    const [name, { card, into }] = asked()[0]!
    expect(name).toBe('same_as')
    expect([card, into].sort()).toEqual(Object.keys(partsOf('card')).sort())
  })
})

describe('the cards as they were rated', () => {
  it('offer another one to be taken forward', async () => {
    const view = await golden('12-explore-rated', 'all', 'facilitator')
    enterRoom(view)
    render(<Choosing />)
    const first = (view.next as PartNext).with.card
    press('Choose this one instead')
    expect(chosenCard.value).toHaveLength(22)
    expect(chosenCard.value).not.toBe(first)
  })
})

describe('the words of a proposal', () => {
  beforeEach(async () => {
    enterRoom(await golden('15-agree-worrying', 'all', 'facilitator'))
    render(<Worrying />)
  })

  it('are saved on leaving, from the version they began with', async () => {
    type('share one list')
    fireEvent.focusOut(will())
    const from = 2
    expect(asked()).toEqual([['word_proposal', { proposal, line: 'will', words: 'share one list', from }]])
    await answer()
    expect(screen.getByText('Saved')).toBeTruthy()
  })

  it('are both shown where somebody else was faster, and nothing is lost', async () => {
    type('mine')
    version(3, 'theirs')
    void saveLines()
    await answer({ refused: 'line_changed', with: { version: 3 } })
    expect(will().value).toBe('mine')
    expect(document.querySelector('.line-box__theirs')?.textContent).toContain('theirs')
    press('Keep mine')
    expect(asked().at(-1)).toEqual(['word_proposal', { proposal, line: 'will', words: 'mine', from: 3 }])
  })

  it('can give way to the others’', async () => {
    type('mine')
    version(3, 'theirs')
    void saveLines()
    await answer({ refused: 'line_changed', with: { version: 3 } })
    press('Keep theirs')
    expect(will().value).toBe('theirs')
  })

  it('are saved in full where typing went on meanwhile', async () => {
    type('one')
    fireEvent.focusOut(will())
    type('one two')
    version(3, 'one')
    await answer()
    void saveLines()
    expect(asked().at(-1)).toEqual(['word_proposal', { proposal, line: 'will', words: 'one two', from: 3 }])
  })
})

describe('worries', () => {
  it('end as something, and a second press undoes it', async () => {
    enterRoom(await golden('15-agree-worrying', 'all', 'facilitator'))
    render(<Worrying />)
    press('It is withdrawn')
    const worry = asked()[0]![1].worry
    expect(asked()[0]).toEqual(['settle_worry', { worry, became: 'withdrawn' }])
    press('We changed the words')
    expect(asked()[1]).toEqual(['settle_worry', { worry, became: '' }])
  })
})

describe('after a no', () => {
  it('one of five ways is saved, with its words and its day', async () => {
    const view = await golden('17-agree-objection', 'all', 'facilitator')
    enterRoom(view)
    render(<Resulted />)
    fireEvent.click(screen.getByLabelText('Park it'))
    fireEvent.input(screen.getByLabelText('Who keeps it?'), { target: { value: 'Riverside Council' } })
    fireEvent.change(screen.getByLabelText('Until'), { target: { value: '2027-03-31' } })
    press('Save what follows')
    const [name, body] = asked()[0]!
    expect(name).toBe('choose_way')
    expect(body).toMatchObject({ way: 'park', words: 'Riverside Council', until: '2027-03-31' })
  })
})
