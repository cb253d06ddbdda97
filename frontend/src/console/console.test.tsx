import { fireEvent, render, screen } from '@testing-library/preact'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { golden, goldenNames } from '../golden'
import { Console } from '../pages/console'
import type { PartNext } from '../protocol.gen'
import { answer, asked, enterRoom, openRound, showParts, stageOf } from '../stages/pretend-room'
import { known } from '../words'
import { chosenCard, pressed, refusedOf } from './press'

const show = (parts: Record<string, unknown>) => {
  enterRoom(parts)
  render(<Console />)
}
const next = (more: Partial<PartNext>): PartNext => ({ do: '', with: {}, label: '', facts: {}, ...more })
const bigButton = () => document.querySelector<HTMLButtonElement>('.next .button--primary')
const press = (name: string) => fireEvent.click(screen.getAllByRole('button', { name }).at(-1)!)
const closing = next({ do: 'close_round', with: { round: 'r1' }, label: 'closeWriting' })
const writing = { stage: stageOf('gather', 'writing'), 'round/r1': openRound('thoughts'), next: closing }

const settled = () => new Promise((done) => setTimeout(done))

const labels =
  'opening ended showCheckIns closeWriting startTurns makeGroups sendToGroups nextQuestion callBack hearGroup hearCards rateCards showRatings takeForward showLines askFirst askFinal showAnswers showResult settleAloud showTapped publish start.checkIn start.gather start.share start.explore start.agree again.gather'

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: true }))
  vi.stubGlobal('fetch', async () => new Response('{"refused":"unknown_link"}'))
  pressed.value = chosenCard.value = ''
  refusedOf.value = undefined
})

describe('the big button', () => {
  it('has words for every label', () => {
    expect(labels.split(' ').filter((label) => !known(`next.${label}`))).toEqual([])
  })

  it.each(goldenNames)('does in %s what the server says', async (name) => {
    const view = await golden(name, 'all', 'facilitator')
    show(view)
    const { do: does, with: body } = view.next as PartNext
    if (!does) return expect(bigButton()).toBeNull()
    expect(bigButton()!.textContent).not.toContain('next.')
    fireEvent.click(bigButton()!)
    if (does === 'publish') press('Publish the record')
    await settled()
    const [name_, sent] = asked().at(-1)!
    expect(name_).toBe(does)
    expect(sent).toMatchObject(body)
    if (does === 'take_forward') expect(sent.proposal).toHaveLength(22)
  })

  it('cannot be pressed twice while the answer is on its way', async () => {
    show(writing)
    fireEvent.click(bigButton()!)
    fireEvent.click(bigButton()!)
    await settled()
    expect(asked()).toHaveLength(1)
    expect(bigButton()!.textContent).toBe('Working on it')
  })

  it('says beside it why something is not possible', async () => {
    show(writing)
    fireEvent.click(bigButton()!)
    await settled()
    await answer({ refused: 'round_open', with: {} })
    expect(screen.getByText(/People are still answering/)).toBeTruthy()
    expect(bigButton()!.textContent).toContain('Close writing')
  })
})

describe('where too few have answered', () => {
  const refuse = async (button: PartNext) => {
    show({ ...writing, next: button })
    fireEvent.click(bigButton()!)
    await settled()
    await answer({ refused: 'too_few_yet', with: { needed: 5 } })
  }

  it('the facilitator may wait', async () => {
    await refuse(closing)
    press('Wait')
    expect(screen.queryByRole('button', { name: 'Go on without it' })).toBeNull()
    expect(asked()).toHaveLength(1)
  })

  it('the facilitator may go on without the round', async () => {
    await refuse(closing)
    press('Go on without it')
    await settled()
    expect(asked().at(-1)).toEqual(['drop_round', { round: 'r1' }])
  })

  it('a stage is started and what is open is dropped', async () => {
    const body = { kind: 'oneThing', time: 1 }
    await refuse(next({ do: 'start_turns', with: body, label: 'startTurns', drop: true }))
    press('Go on without it')
    await settled()
    expect(asked().at(-1)).toEqual(['start_turns', { ...body, drop: true }])
  })

  it('answers that stay open a while are counted down', () => {
    const soon = new Date(Date.now() + 20_000).toISOString()
    show({ ...writing, 'round/r1': openRound('answers', { earliest: soon }) })
    expect(screen.getByText(/In \d+ seconds/)).toBeTruthy()
    fireEvent.click(bigButton()!)
    expect(asked()).toEqual([])
  })
})

describe('what the room has not seen', () => {
  it('is one press away: cards being written, thoughts set aside', async () => {
    show(await golden('08-explore-working', 'all', 'facilitator'))
    const closed = [...document.querySelectorAll('details:not([open])')].map(({ textContent }) => textContent)
    expect(closed.some((text) => text?.includes('in the groups'))).toBe(true)
    expect(document.querySelector('details[open] .card')).toBeNull()
  })

  it('people at the door are let in with one press', () => {
    show({ ...writing, people: { here: 6, newcomers: 2, knocking: 2, people: [], facilitated: true } })
    press('Let in 2 people waiting')
    expect(asked()).toEqual([['let_in', {}]])
  })

  it('somebody who would like more time gets a minute', async () => {
    show(writing)
    showParts({ timer: { endsAt: '2999-01-01T00:00:00Z', seconds: 60, held: false, left: 0, asked: true } })
    await settled()
    fireEvent.click(screen.getAllByRole('button', { name: '+1 min' })[0]!)
    expect(asked()).toEqual([['set_timer', { endsAt: '2999-01-01T00:01:00.000Z' }]])
  })
})
