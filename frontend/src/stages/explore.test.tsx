import { fireEvent, render, screen, within } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { randomId } from '../random'
import { tab } from '../storage'
import { Explore } from './explore'
import { answer, asked, enterRoom, openRound, showParts, stageOf } from './pretend-room'

const group = (number: number, seats: number[]) => ({
  group: number,
  seats,
  pinned: [],
  heard: false,
  cards: 0,
})
const groups = { groups: [group(1, [1, 2]), group(2, [3])], sent: true, question: 1, now: 0 }
const card = (more: object = {}) => ({
  group: 1,
  lines: {},
  thoughts: [],
  aspect: '',
  sent: false,
  based: 1,
  joined: [],
  evidence: { thoughts: 0, groups: 1, of: 2 },
  ...more,
})
const working = (more: object = {}) => ({ stage: stageOf('explore', 'working'), groups, ...more })
const keeps = () => screen.getByLabelText<HTMLTextAreaElement>('What keeps happening, and why')

/** Another in each test: what is typed is kept by card. */
let id = ''
beforeEach(() => {
  id = randomId()
  enterRoom(working())
})
afterEach(() => {
  vi.useRealTimers()
})

describe('in groups', () => {
  it('everyone learns with whom they are', () => {
    enterRoom({ stage: stageOf('explore', 'grouping'), groups: { ...groups, sent: false } })
    render(<Explore />)
    expect(screen.getByText('You are in group 1 with')).toBeTruthy()
    expect(screen.getByText('Sian')).toBeTruthy()
  })

  it('a card is begun under an id of the browser', () => {
    render(<Explore />)
    fireEvent.click(screen.getByRole('button', { name: 'Write a card' }))
    expect(asked()).toEqual([['open_card', { card: expect.stringMatching(/^[\w-]{22}$/), group: 1 }]])
  })

  it('a line is saved on leaving it, from the version it began from', async () => {
    enterRoom(working({ [`writing/${id}`]: card({ lines: { keeps: { words: 'Letters', version: 3 } } }) }))
    render(<Explore />)
    fireEvent.input(keeps(), { target: { value: 'Letters come late' } })
    fireEvent.focusOut(keeps())
    const saved = asked().find(([name]) => name === 'save_line')
    expect(saved).toEqual(['save_line', { card: id, line: 'keeps', words: 'Letters come late', from: 3 }])
    await answer()
    showParts({ [`writing/${id}`]: card({ lines: { keeps: { words: 'Letters come late', version: 4 } } }) })
    await vi.waitFor(() => expect(keeps().value).toBe('Letters come late'))
  })

  it('a line is saved after a pause of three seconds, and shown while it is typed', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    enterRoom(working({ [`writing/${id}`]: card() }))
    render(<Explore />)
    fireEvent.input(keeps(), { target: { value: 'Letters' } })
    vi.advanceTimersByTime(2900)
    expect(asked()).toEqual([['type_words', { on: `card/${id}`, line: 'keeps', words: 'Letters' }]])
    vi.advanceTimersByTime(200)
    expect(asked()[1]).toEqual(['save_line', { card: id, line: 'keeps', words: 'Letters', from: 0 }])
  })

  it('a line that a reload interrupted is taken up again', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    enterRoom(working({ [`writing/${id}`]: card() }))
    tab.set(`writing/${id}/keeps`, { text: 'Letters', from: 0, state: 'sending' })
    render(<Explore />)
    expect(keeps().value).toBe('Letters')
    vi.advanceTimersByTime(3100)
    expect(asked()).toEqual([['save_line', { card: id, line: 'keeps', words: 'Letters', from: 0 }]])
  })

  it('words that did not get onto a card before the room had it are kept, to copy or to throw away', async () => {
    enterRoom(working({ [`writing/${id}`]: card() }))
    render(<Explore />)
    fireEvent.input(keeps(), { target: { value: 'Letters come late' } })
    showParts({ stage: stageOf('explore', 'hearing'), [`writing/${id}`]: undefined, [`card/${id}`]: card() })
    expect(await screen.findByText('Letters come late')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Throw it away' }))
    await vi.waitFor(() => expect(screen.queryByText('Letters come late')).toBeNull())
    expect(tab.get(`writing/${id}/keeps`)).toBeUndefined()
  })

  it('words of two people are both shown when they clash, and the person chooses', async () => {
    enterRoom(working({ [`writing/${id}`]: card({ lines: { keeps: { words: 'Letters', version: 1 } } }) }))
    render(<Explore />)
    fireEvent.input(keeps(), { target: { value: 'Mine' } })
    fireEvent.focusOut(keeps())
    showParts({ [`writing/${id}`]: card({ lines: { keeps: { words: 'Theirs', version: 2 } } }) })
    await answer({ refused: 'line_changed', with: { version: 2 } })
    expect(await screen.findByText('Theirs')).toBeTruthy()
    expect(keeps().value).toBe('Mine')
    fireEvent.click(screen.getByRole('button', { name: 'Keep both' }))
    expect(asked().at(-1)).toEqual([
      'save_line',
      { card: id, line: 'keeps', words: 'Theirs / Mine', from: 2 },
    ])
    await answer()
  })

  it('a line that somebody else writes shows their words and waits', () => {
    enterRoom(
      working({ [`writing/${id}`]: card(), [`pen/card/${id}/keeps`]: { seat: 1, words: 'Letters co' } }),
    )
    render(<Explore />)
    expect(screen.getByText('Sian is writing…')).toBeTruthy()
    expect(keeps()).toMatchObject({ value: 'Letters co', readOnly: true })
  })

  it('a card rests on thoughts, is about something, and is sent to the room', async () => {
    const lines = { keeps: { words: 'Late', version: 1 }, could: { words: 'Share', version: 1 } }
    const thought = { words: 'Nobody owns the list', round: 1, matters: 2, cards: [] }
    enterRoom(working({ [`writing/${id}`]: card({ lines }), 'thought/a': thought }))
    render(<Explore />)
    fireEvent.click(screen.getByRole('button', { name: 'Use this thought' }))
    fireEvent.click(screen.getByLabelText('technology'))
    fireEvent.click(screen.getByRole('button', { name: 'Send to the room' }))
    await vi.waitFor(() => expect(asked()).toHaveLength(3))
    expect(asked()).toEqual([
      ['choose_thoughts', { card: id, thoughts: ['a'] }],
      ['choose_aspect', { card: id, aspect: 'technology' }],
      ['send_card', { card: id, sent: true }],
    ])
    showParts({ [`writing/${id}`]: card({ lines, sent: true }) })
    fireEvent.click(await screen.findByRole('button', { name: 'Take it back' }))
    expect(asked().at(-1)).toEqual(['send_card', { card: id, sent: false }])
  })

  it('a card put away is brought back', async () => {
    enterRoom(working({ [`writing/${id}`]: card() }))
    render(<Explore />)
    fireEvent.click(screen.getByRole('button', { name: 'Put this card away' }))
    await answer()
    fireEvent.click(await screen.findByRole('button', { name: 'Bring the card back' }))
    expect(asked().map(([, body]) => body)).toEqual([
      { card: id, discarded: true },
      { card: id, discarded: false },
    ])
    await answer()
  })
})

const heard = (words: string, more: object = {}) =>
  card({ lines: { could: { words, version: 1 } }, sent: true, ...more })

describe('back in the room', () => {
  it('the cards of the group that speaks come first', () => {
    const both = { 'card/c1': heard('Share one list'), 'card/c2': heard('Meet weekly', { group: 2 }) }
    enterRoom({ stage: stageOf('explore', 'hearing'), groups: { ...groups, now: 2 }, ...both })
    render(<Explore />)
    const titles = screen.getAllByRole('heading').map((heading) => heading.textContent)
    expect(titles[0]).toContain('Meet weekly')
  })

  it('a card says that it was made before a newer round of thoughts', () => {
    enterRoom({
      stage: stageOf('explore', 'rated'),
      groups,
      'card/c1': heard('Share one list', { based: 1, before: 2 }),
      'card/c2': heard('Meet weekly', { group: 2, based: 2 }),
    })
    render(<Explore />)
    expect(screen.getAllByText('Made before round 2 of the thoughts.')).toHaveLength(1)
  })

  it('every card is rated on five points and sent as one choice', async () => {
    const both = { 'card/c1': heard('Share one list'), 'card/c2': heard('Meet weekly', { group: 2 }) }
    enterRoom({ stage: stageOf('explore', 'rating'), groups, 'round/q1': openRound('ratings'), ...both })
    render(<Explore />)
    const points = (name: string) => within(screen.getByRole('group', { name }))
    fireEvent.click(points('Share one list').getByLabelText('5: A great deal'))
    fireEvent.click(points('Meet weekly').getByLabelText('2: A little'))
    fireEvent.click(screen.getByRole('button', { name: 'Send' }))
    expect(asked()).toEqual([['send_ratings', { round: 'q1', version: 1, ratings: { c1: 5, c2: 2 } }]])
    await answer()
  })

  it('the ratings are shown with spread and number, and ask where people differ', () => {
    const ratings = { people: 12, counts: [2, 2, 1, 3, 4], mean: 3.4, wide: true }
    enterRoom({
      stage: stageOf('explore', 'rated'),
      groups,
      'card/c1': heard('Share one list', { ratings }),
      balance: { together: 1, technology: 7, conditions: 0 },
    })
    render(<Explore />)
    expect(screen.getByText('of 5, from 12 people')).toBeTruthy()
    expect(screen.getByText('People see this very differently. Worth a minute?')).toBeTruthy()
    expect(screen.getByRole('table', { name: 'Share one list' }).textContent).toContain('A great deal')
    expect(screen.getByText(/7 about technology/)).toBeTruthy()
  })
})
