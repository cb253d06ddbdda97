import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { act, connect, connection } from './connection'
import {
  boxes,
  carryOver,
  closeRoundsExcept,
  draft,
  forgetAtEnd,
  forgetWritten,
  isMine,
  openDrafts,
  send,
  withdraw,
  write,
} from './draft'
import { keepPass } from './passes'
import { tab } from './storage'
import { forgetView } from './store'

/** The browser's socket, answered by hand. */
class FakeSocket {
  static OPEN = 1
  static last: FakeSocket
  readyState = 1
  sent: { id: string; do?: string; with: Record<string, unknown> }[] = []
  onopen?: () => void
  onmessage?: (message: { data: string }) => void
  onclose?: (closing: { code: number }) => void
  constructor() {
    FakeSocket.last = this
  }
  send(frame: string) {
    this.sent.push(JSON.parse(frame) as FakeSocket['sent'][0])
  }
  close() {}
  say(frame: object) {
    this.onmessage?.({ data: JSON.stringify(frame) })
  }
}

const place = { session: 's1', role: 'participant' as const, place: 0 }
const realSocket = globalThis.WebSocket
const settled = () => new Promise((done) => setTimeout(done))

const begin = () => {
  forgetView()
  openDrafts(place)
  connect(keepPass(place, 'PASS'))
  FakeSocket.last.onopen?.()
  FakeSocket.last.say({ view: 1, at: '1', whole: true, parts: {} })
}
const acts = () => FakeSocket.last.sent.filter((frame) => frame.do)
const answer = (reply: object) => {
  FakeSocket.last.say({ re: acts().at(-1)!.id, ...reply })
  return settled()
}
const sendThought = (box = 'a') =>
  send('r1', box, 'send_thought', ({ key, version, text }) => ({ round: 'r1', key, version, words: text }))

beforeEach(() => {
  globalThis.WebSocket = FakeSocket as unknown as typeof WebSocket
  localStorage.clear()
  begin()
})

afterEach(() => {
  connection()?.stop()
  globalThis.WebSocket = realSocket
})

describe('a draft', () => {
  it('goes from not sent by sending to saved, and says so only when the server has', async () => {
    expect(draft('r1', 'a').value.state).toBe('empty')
    write('r1', 'a', { text: 'one' })
    expect(draft('r1', 'a').value.state).toBe('unsent')
    void sendThought()
    expect(draft('r1', 'a').value.state).toBe('sending')
    await answer({ saved: true, mark: 'M' })
    expect(draft('r1', 'a').value).toMatchObject({ state: 'saved', version: 1, saved: { text: 'one' } })
  })

  it('keeps its edit key and counts versions', async () => {
    write('r1', 'a', { text: 'one' })
    void sendThought()
    await answer({ saved: true })
    write('r1', 'a', { text: 'two' })
    void sendThought()
    const [first, second] = acts().map((act) => act.with)
    expect(first).toMatchObject({ version: 1, words: 'one' })
    expect(second).toMatchObject({ version: 2, words: 'two', key: first!.key })
    expect(String(first!.key)).toMatch(/^[\w-]{22}$/)
  })

  it('is not called saved when the person has typed on since', async () => {
    write('r1', 'a', { text: 'one' })
    void sendThought()
    write('r1', 'a', { text: 'one and more' })
    await answer({ saved: true })
    expect(draft('r1', 'a').value).toMatchObject({
      state: 'unsent',
      text: 'one and more',
      saved: { text: 'one' },
    })
    write('r1', 'a', { text: 'one' })
    expect(draft('r1', 'a').value.state).toBe('saved')
  })

  it('is not saved when it is refused, and keeps its words', async () => {
    write('r1', 'a', { text: 'one' })
    void sendThought()
    await answer({ refused: 'too_long', with: { most: 280 } })
    expect(draft('r1', 'a').value).toMatchObject({ state: 'refused', refused: 'too_long', text: 'one' })
  })

  it('survives a reload while it is on its way, and hears the answer afterwards', async () => {
    write('r1', 'a', { text: 'one' })
    void sendThought()
    const before = acts()[0]
    connection()?.stop()
    begin()
    expect(draft('r1', 'a').value).toMatchObject({ state: 'sending', text: 'one' })
    expect(acts()).toEqual([before])
    await answer({ saved: true, mark: 'M' })
    expect(draft('r1', 'a').value.state).toBe('saved')
  })

  it('is withdrawn by a version without words', async () => {
    write('r1', 'a', { text: 'one' })
    void sendThought()
    await answer({ saved: true })
    void withdraw('r1', 'a', 'withdraw_thought', ({ key, version }) => ({ round: 'r1', key, version }))
    expect(acts().at(-1)).toMatchObject({ do: 'withdraw_thought', with: { version: 2 } })
    await answer({ saved: true })
    expect(draft('r1', 'a').value).toMatchObject({ state: 'empty', text: '' })
  })

  it('goes when its round has closed if it was saved, and stays if it was not', async () => {
    write('r1', 'a', { text: 'one' })
    void sendThought('a')
    await answer({ saved: true, mark: 'M' })
    write('r1', 'b', { text: 'late' })
    closeRoundsExcept(new Set(['r2']))
    expect(boxes('r1')).toEqual(['b'])
    expect(draft('r1', 'b').value).toMatchObject({ state: 'refused', refused: 'round_closed', text: 'late' })
    expect(connection()?.outbox.again()).toEqual([])
    carryOver('r1', 'r2')
    expect(draft('r2', 'b').value).toMatchObject({ state: 'unsent', text: 'late', version: 0 })
  })

  it('is known as mine by its mark, until it is forgotten', async () => {
    write('r1', 'a', { text: 'one' })
    void sendThought()
    await answer({ saved: true, mark: 'M' })
    connection()?.stop()
    begin()
    expect(isMine('M')).toBe(true)
    expect(isMine('N')).toBe(false)
    expect(isMine(undefined)).toBe(false)
    forgetWritten()
    expect(isMine('M')).toBe(false)
    expect(boxes('r1')).toEqual([])
    const left = Object.keys(localStorage).filter((key) => /draft|marks|act\//.test(key))
    expect(left).toEqual([])
  })

  it('leaves no act behind at the end, and no line that everybody has', () => {
    void act('set_aside', { thought: 't1', reason: 'namesPerson' })
    tab.set('writing/c1/keeps', { text: 'All have this', from: 2, state: 'saved' })
    tab.set('writing/c1/could', { text: 'Nobody has this', from: 2, state: 'unsent' })
    const left = () => Object.keys({ ...localStorage, ...sessionStorage })
    expect(left().filter((key) => key.includes('act/'))).toHaveLength(1)
    forgetAtEnd()
    expect(left().filter((key) => key.includes('act/'))).toEqual([])
    expect(tab.keys('writing/')).toEqual(['writing/c1/could'])
    forgetWritten()
    expect(tab.keys('writing/')).toEqual([])
  })

  it('belongs to its place: someone beside me does not see it', () => {
    write('r1', 'a', { text: 'one' })
    openDrafts({ ...place, place: 1 })
    expect(draft('r1', 'a').value.text).toBe('')
  })
})
