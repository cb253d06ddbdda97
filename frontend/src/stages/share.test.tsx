import { fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Share } from './share'
import { answer, asked, enterRoom, openRound, stageOf } from './pretend-room'

const thought = (words: string, more: object = {}) => ({ words, round: 1, matters: -1, cards: [], ...more })
const reading = {
  stage: stageOf('share', 'reading'),
  'round/m1': openRound('marks'),
  'thought/a': thought('Letters come late'),
  'thought/b': thought('Nobody owns the list'),
  'thought/c': thought('', { aside: 'namesPatient' }),
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('sharing', () => {
  it('shows every thought but those set aside, and how many those are', () => {
    enterRoom(reading)
    render(<Share />)
    expect(screen.getByText('Letters come late')).toBeTruthy()
    expect(screen.getByText('Nobody owns the list')).toBeTruthy()
    expect(screen.getByText('2 thoughts, in mixed order. 1 is set aside.')).toBeTruthy()
  })

  it('sends the whole choice of marks by itself after a rest', () => {
    enterRoom(reading)
    render(<Share />)
    const [first, second] = screen.getAllByRole('button', { name: 'This matters' })
    fireEvent.click(first!)
    fireEvent.click(second!)
    expect(asked()).toEqual([])
    vi.advanceTimersByTime(1000)
    expect(asked()).toEqual([
      ['send_marks', { round: 'm1', version: 1, thoughts: expect.arrayContaining(['a', 'b']) }],
    ])
  })

  it('says with the marks that they were read', () => {
    enterRoom(reading)
    render(<Share />)
    fireEvent.click(screen.getByRole('button', { name: "I've read them" }))
    expect(asked()).toEqual([['send_marks', { round: 'm1', version: 1, thoughts: [], finished: true }]])
  })

  it('puts each reason on a line of its own', () => {
    enterRoom(reading)
    const { container } = render(<Share />)
    const [more] = container.querySelectorAll('.share__reasons')
    const lines = [...more!.children].map((line) => `${line.tagName} ${line.textContent}`)
    expect(lines).toEqual(['LI Set aside: it names a person', 'LI Set aside: it names a patient'])
  })

  it('sets a thought aside without saying who asked', () => {
    enterRoom(reading)
    render(<Share />)
    fireEvent.click(screen.getAllByRole('button', { name: 'Set aside: it names a patient' })[0]!)
    expect(asked()[0]).toEqual([
      'set_aside',
      { thought: expect.stringMatching(/^[ab]$/), reason: 'namesPatient' },
    ])
  })

  it('shows what matters to how many once the reading has closed, and whose turn it is', () => {
    const turns = { turns: 't1', kind: 'oneThing', seconds: 20 }
    const list = { group: 0, now: 2, waiting: [1], passed: [], done: [], again: false }
    enterRoom({
      stage: stageOf('share', 'speaking'),
      'thought/a': thought('Letters come late', { matters: 7 }),
      coverage: { read: 7, people: 9 },
      turns: { ...turns, lists: [list] },
    })
    render(<Share />)
    expect(screen.getByText('Matters to 7')).toBeTruthy()
    expect(screen.getByText(/7 of the 9 who answered read every thought/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Done, next person' }))
    expect(asked()).toEqual([['finish_turn', { turns: 't1', seat: 2 }]])
  })

  it('shows in large what the facilitator puts before everybody', () => {
    enterRoom({ ...reading, spotlight: { on: 'thought/a' } })
    render(<Share />)
    expect(screen.getByRole('region', { name: 'In front of everybody' }).textContent).toContain(
      'Letters come late',
    )
  })

  it('lets one see which are one’s own only while a button is held', async () => {
    vi.useRealTimers()
    enterRoom({ ...reading, 'round/r2': openRound('thoughts') })
    const { send, write } = await import('../draft')
    write('r2', 'thought-1', { text: 'Letters come late' })
    void send('r2', 'thought-1', 'send_thought', ({ key, version, text }) => ({
      round: 'r2',
      key,
      version,
      words: text,
    }))
    await answer({ saved: 2, mark: 'MARK' })
    const { parts } = await import('../store')
    parts.value = { ...parts.value, 'thought/a': thought('Letters come late', { mark: 'MARK' }) }
    render(<Share />)
    const hold = screen.getByRole('button', { name: 'Show which are mine while I hold this' })
    expect(screen.queryByText('Yours')).toBeNull()
    fireEvent.pointerDown(hold)
    expect(await screen.findByText('Yours')).toBeTruthy()
    fireEvent.pointerUp(hold)
    await vi.waitFor(() => expect(screen.queryByText('Yours')).toBeNull())
  })
})
