import { fireEvent, render, screen } from '@testing-library/preact'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { golden } from '../golden'
import { Console } from '../pages/console'
import type { PartCard, PartNext, PartProposal } from '../protocol.gen'
import { rankedCards } from '../ranking'
import { answer, asked, enterRoom, showParts } from '../stages/pretend-room'
import { part, partsOf } from '../store'
import cy from '../words/cy.json'
import en from '../words/en.json'
import { chosenCard, pressed, refusedOf } from './press'

const show = async (name: string, more: Record<string, unknown> = {}) => {
  const view = await golden(name, 'all', 'facilitator')
  enterRoom({ ...view, ...more })
  render(<Console />)
  return view
}
const settled = () => new Promise((done) => setTimeout(done))
const pressBig = async () => {
  fireEvent.click(document.querySelector('.next .button--primary')!)
  await settled()
}
const press = async (name: string) => {
  fireEvent.click(screen.getAllByRole('button', { name }).at(-1)!)
  await settled()
}
const dialog = (id: string) => document.getElementById(id) as HTMLDialogElement

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: true }))
  vi.stubGlobal('fetch', async () => new Response('{"refused":"unknown_link"}'))
  pressed.value = chosenCard.value = ''
  refusedOf.value = undefined
})

describe('the cards as they were rated', () => {
  it('stand in the order in which they are taken, numbered, the next one named beside the button', async () => {
    const view = await show('12-explore-rated')
    const first = String((view.next as PartNext).with.card)
    const could = part<PartCard>(`card/${first}`).value!.lines.could!.words
    expect(rankedCards(first)[0]?.[0]).toBe(first)
    expect(screen.getByText(`Next: we could ${could}`)).toBeTruthy()
    expect(document.querySelector('.card__could')?.textContent).toContain('1. ')
  })

  it('with the same mean, the one the server takes stands first', async () => {
    await show('12-explore-rated')
    for (const [id, card] of Object.entries(partsOf<PartCard>('card')))
      showParts({ [`card/${id}`]: { ...card, into: undefined, ratings: { ...card.ratings!, mean: 4 } } })
    for (const [id] of rankedCards()) expect(rankedCards(id)[0]?.[0]).toBe(id)
  })

  it('may be taken forward beyond the planned number, while some are left', async () => {
    const next = { do: 'show_lines', with: { time: 1 }, label: 'showLines', facts: {} }
    await show('16-agree-resulted', { next })
    const left = rankedCards().filter(([, { proposal }]) => !proposal)
    if (left.length === 0) showParts({ 'card/left': { ...rankedCards()[0]![1], proposal: undefined } })
    await settled()
    await press('Take another card forward')
    expect(asked().at(-1)).toMatchObject(['take_forward', { card: left[0]?.[0] ?? 'left' }])
  })
})

describe('what might be overlooked', () => {
  it('is said with the record’s own words, which the browser does not have', () => {
    for (const words of [en, cy] as Record<string, unknown>[])
      for (const end of ['open', 'changed', 'noted', 'withdrawn'])
        expect(words[`console.worry.record.${end}`]).toBe(words[`minutes.became.${end}`])
  })

  it('is said before final answers: worries without an answer', async () => {
    const view = await show('15-agree-worrying')
    const open = Object.values(partsOf<PartProposal>('proposal'))
      .find(({ now }) => now)!
      .worries.filter(({ became }) => !became).length
    expect((view.next as PartNext).with.final).toBe(true)
    expect(open).toBeGreaterThan(0)
    expect(document.querySelector('.next__beside')?.textContent).toMatch(new RegExp(`^${open} worr`))
  })

  it('is said before the check-in: nobody is here', async () => {
    const next = { do: 'start_stage', with: { stage: 'checkIn', time: 1 }, label: 'start.checkIn', facts: {} }
    const people = { here: 0, newcomers: 0, knocking: 0, people: [], facilitated: true }
    await show('01-arriving', { next, people })
    expect(screen.getByText('Nobody is here yet.')).toBeTruthy()
    showParts({ people: { ...people, newcomers: 1 } })
    await settled()
    expect(screen.queryByText('Nobody is here yet.')).toBeNull()
  })
})

describe('before something that stays', () => {
  it('publishing says what it does, and is asked for once', async () => {
    await show('19-closing-settling')
    await pressBig()
    expect(dialog('publish').open).toBe(true)
    expect(asked()).toEqual([])
    await press('Publish the record')
    expect(asked()).toEqual([['publish', {}]])
  })

  it('somebody is counted as gone after a question, and back again', async () => {
    const people = { here: 9, newcomers: 0, knocking: 0, people: [], facilitated: true }
    await show('04-gather-writing', { people })
    await press('Somebody has gone')
    expect(dialog('gone').textContent).toContain('counts 8 instead of 9')
    expect(asked()).toEqual([])
    await press('Count 8 from now on')
    await answer()
    expect(asked().at(-1)).toEqual(['set_here', { here: 8 }])
    showParts({ people: { ...people, here: 8 } })
    await settled()
    await press('Undo')
    expect(asked().at(-1)).toEqual(['set_here', { here: 9 }])
  })
})

describe('a line without words', () => {
  it('is named and marked, until it has some', async () => {
    await show('13-agree-wording')
    const [id, proposal] = Object.entries(partsOf<PartProposal>('proposal')).find(([, { now }]) => now)!
    const lines = { ...proposal.lines, soThat: { words: '', version: 1 } }
    showParts({ [`proposal/${id}`]: { ...proposal, lines } })
    await settled()
    await pressBig()
    await answer({ refused: 'needs_words', with: { line: 'soThat' } })
    expect(screen.getAllByText(/Fill in “so that …” first/)).toHaveLength(2)
    fireEvent.input(screen.getByLabelText('so that …'), { target: { value: 'nobody waits' } })
    await settled()
    expect(screen.queryByText(/Fill in “so that …” first/)).toBeNull()
  })
})
