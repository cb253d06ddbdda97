import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Connection, onAnswer } from './connection'
import { keepPass, passAt } from './passes'
import { at, clock, forgetView, parts, status, why } from './store'
import type { OpenTransport, TransportEvents } from './transport'

/** A server at the other end of the line, in this process. */
class Line {
  sent: Record<string, unknown>[] = []
  raw: string[] = []
  closed = false
  constructor(private events: TransportEvents) {}
  open() {
    this.events.opened()
  }
  say(frame: object) {
    this.events.received(JSON.stringify(frame))
  }
  cut(code = 1006) {
    this.events.closed(code)
  }
  acts() {
    return this.sent.filter((frame) => 'do' in frame)
  }
}

const place = { session: 's1', role: 'participant' as const, place: 0 }
let lines: Line[]
let connection: Connection

const open: OpenTransport = (events) => {
  const line = new Line(events)
  lines.push(line)
  return {
    send: (frame) => {
      line.raw.push(frame)
      line.sent.push(JSON.parse(frame) as Record<string, unknown>)
    },
    close: () => {
      line.closed = true
    },
  }
}

const last = () => lines[lines.length - 1]!
const live = (at = '1.a') => {
  last().open()
  last().say({ view: 1, at, whole: true, parts: { stage: { stage: 'gather' } } })
}
const begin = () => {
  connection = new Connection(keepPass(place, 'PASS', 'Sian'), open, () => 0.5)
  connection.start()
}

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-05-04T10:00:00Z') })
  localStorage.clear()
  forgetView()
  lines = []
})

afterEach(() => {
  connection.stop()
  vi.useRealTimers()
})

describe('the connection', () => {
  it('says first which pass it has, what it has seen, the first name and the language', () => {
    begin()
    expect(status.value).toBe('connecting')
    last().open()
    expect(last().sent).toEqual([{ pass: 'PASS', at: '', name: 'Sian', lang: 'en' }])
  })

  it('shows what frames carry: changed parts replace, gone ones go, a whole view replaces all', () => {
    begin()
    live()
    expect(status.value).toBe('live')
    last().say({ view: 2, at: '2.b', parts: { timer: { left: 3 }, people: 4 }, gone: ['stage'] })
    expect(parts.value).toEqual({ timer: { left: 3 }, people: 4 })
    expect(at.value).toBe('2.b')
    last().say({ view: 1, at: '1.c', whole: true, why: 'rolled_back', parts: { people: 5 } })
    expect(parts.value).toEqual({ people: 5 })
    expect(why.value).toBe('rolled_back')
  })

  it('sends an act that was not answered again with the same id after a cut', async () => {
    begin()
    live()
    const answer = connection.act('send_thought', { words: 'one' })
    const first = last().acts()[0]
    last().cut()
    expect(status.value).toBe('reconnecting')
    vi.advanceTimersByTime(1_000)
    live('1.b')
    expect(lines).toHaveLength(2)
    expect(last().acts()).toEqual([first])
    last().say({ re: first!.id, saved: 7 })
    await expect(answer).resolves.toEqual({ saved: 7, mark: undefined })
  })

  it('keeps an act that was made while the line was away, and sends it later', () => {
    begin()
    void connection.act('ask_for_time', {})
    live()
    expect(
      last()
        .acts()
        .map((act) => act.do),
    ).toEqual(['ask_for_time'])
  })

  it('sends again after a reload, and tells who listens', () => {
    begin()
    live()
    void connection.act('send_thought', { words: 'one' }, { round: 'r1', box: 'thought-1', version: 2 })
    const id = last().acts()[0]!.id
    connection.stop()
    begin()
    const heard: unknown[] = []
    const stop = onAnswer(({ round, box, version }, answer) => heard.push({ round, box, version, answer }))
    live()
    expect(last().acts()[0]!.id).toBe(id)
    last().say({ re: id, saved: true, mark: 'M' })
    expect(heard).toEqual([{ round: 'r1', box: 'thought-1', version: 2, answer: { saved: true, mark: 'M' } }])
    stop()
  })

  it('sends saved acts again for five minutes, entries of a round until it has closed, refused ones never', () => {
    begin()
    live()
    void connection.act('ask_for_time', {})
    void connection.act('send_thought', {}, { round: 'r1', box: 'a' })
    void connection.act('leave', {})
    const [time, thought, leave] = last()
      .acts()
      .map((act) => String(act.id))
    last().say({ re: time, saved: 2 })
    last().say({ re: thought, saved: true })
    last().say({ re: leave, refused: 'not_open', with: {} })
    const againAfter = (ms: number) => {
      last().cut()
      vi.setSystemTime(Date.now() + ms)
      window.dispatchEvent(new Event('online'))
      live()
      return last()
        .acts()
        .map((act) => act.id)
    }
    expect(againAfter(1_000)).toEqual([time, thought])
    expect(againAfter(5 * 60_000)).toEqual([thought])
    connection.outbox.closeRound('r1')
    expect(againAfter(1_000)).toEqual([])
  })

  it('replaces an older version of the same box', () => {
    begin()
    void connection.act('send_thought', { words: 'one' }, { round: 'r1', box: 'a', version: 1 })
    void connection.act('send_thought', { words: 'two' }, { round: 'r1', box: 'a', version: 2 })
    expect(connection.outbox.again().map((act) => act.version)).toEqual([2])
  })

  it('waits out slow_down and sends again by itself', async () => {
    begin()
    live()
    const answer = connection.act('leave', {})
    const id = last().acts()[0]!.id
    last().say({ re: id, refused: 'slow_down', with: { retryMs: 800 } })
    vi.advanceTimersByTime(799)
    expect(last().acts()).toHaveLength(1)
    vi.advanceTimersByTime(1)
    expect(last().acts()).toHaveLength(2)
    last().say({ re: id, saved: 3 })
    await expect(answer).resolves.toMatchObject({ saved: 3 })
  })

  it('waits while the store is in trouble, says so, and sends again until it is saved', async () => {
    begin()
    live()
    const answer = connection.act('leave', {})
    const id = last().acts()[0]!.id
    last().say({ re: id, refused: 'store_trouble', with: {} })
    expect(status.value).toBe('trouble')
    vi.advanceTimersByTime(3_000)
    expect(last().acts()).toHaveLength(2)
    last().say({ re: id, saved: 3 })
    await expect(answer).resolves.toMatchObject({ saved: 3 })
    expect(status.value).toBe('live')
  })

  it('answers a refusal with its facts', async () => {
    begin()
    live()
    const answer = connection.act('leave', {})
    last().say({ re: last().acts()[0]!.id, refused: 'wrong_stage', with: { stage: 'gather' } })
    await expect(answer).resolves.toEqual({ refused: 'wrong_stage', with: { stage: 'gather' } })
  })

  it('neither keeps nor repeats what is worth nothing later', async () => {
    begin()
    live()
    const typing = connection.act('type_words', {}, { once: true })
    last().cut()
    await expect(typing).resolves.toMatchObject({ refused: 'not_connected' })
    await expect(connection.act('type_words', {}, { once: true })).resolves.toMatchObject({
      refused: 'not_connected',
    })
    vi.advanceTimersByTime(1_000)
    live()
    expect(last().acts()).toEqual([])
  })

  it('waits longer after each failure, and from the start again after 30 s of a stable line', () => {
    begin()
    const waits = [500, 1_000, 2_000, 4_000, 7_500, 7_500]
    for (const wait of waits) {
      const before = lines.length
      last().cut()
      vi.advanceTimersByTime(wait - 1)
      expect(lines).toHaveLength(before)
      vi.advanceTimersByTime(1)
      expect(lines).toHaveLength(before + 1)
    }
    live()
    vi.advanceTimersByTime(30_000)
    last().cut()
    vi.advanceTimersByTime(500)
    expect(lines).toHaveLength(waits.length + 2)
  })

  it('gives up a line that has no first frame in 5 s, or is silent for 45 s', () => {
    begin()
    last().open()
    vi.advanceTimersByTime(5_500)
    expect(lines[0]!.closed).toBe(true)
    expect(lines).toHaveLength(2)
    live()
    vi.advanceTimersByTime(44_000)
    expect(status.value).toBe('live')
    vi.advanceTimersByTime(2_500)
    expect(lines[1]!.closed).toBe(true)
    expect(lines.length).toBeGreaterThan(2)
  })

  it('probes when the page is shown again, and reconnects when nothing comes back in 2 s', () => {
    begin()
    live()
    window.dispatchEvent(new Event('online'))
    expect(last().sent.at(-1)).toEqual({ at: '1.a' })
    last().say({ beat: 1, now: '2026-05-04T10:00:00Z' })
    vi.advanceTimersByTime(3_000)
    expect(lines).toHaveLength(1)
    window.dispatchEvent(new Event('online'))
    vi.advanceTimersByTime(2_000)
    expect(lines).toHaveLength(2)
  })

  it('sends words being typed one time only, also where the room is busy', async () => {
    begin()
    live()
    const answered = connection.act('type_words', { words: 'a' }, { once: true })
    last().say({ re: last().acts()[0]!.id, refused: 'busy', with: {} })
    expect(await answered).toMatchObject({ refused: 'busy' })
    void connection.act('type_words', { words: 'ab' }, { once: true })
    for (let second = 0; second < 20; second++) {
      last().say({ beat: 1, now: '2026-05-04T10:00:00Z' })
      vi.advanceTimersByTime(1_000)
    }
    last().say({ view: 2, at: '2.a', whole: true, why: 'rolled_back', parts: {} })
    expect(last().acts()).toHaveLength(2)
  })

  it('asks when a beat is ahead of the view', () => {
    begin()
    live()
    last().say({ beat: 1, now: '2026-05-04T10:00:00Z' })
    expect(last().sent).toHaveLength(1)
    last().say({ beat: 2, now: '2026-05-04T10:00:00Z' })
    expect(last().sent.at(-1)).toEqual({ at: '1.a' })
  })

  it('closes when the page is put away and comes back with it', () => {
    begin()
    live()
    window.dispatchEvent(new Event('pagehide'))
    expect(last().closed).toBe(true)
    window.dispatchEvent(new Event('pageshow'))
    expect(lines).toHaveLength(2)
    last().open()
    expect(last().sent[0]).toMatchObject({ at: '1.a' })
  })

  it('stays away after codes from 4500', () => {
    begin()
    live()
    last().cut(4501)
    expect(status.value).toBe('ended')
    vi.advanceTimersByTime(120_000)
    window.dispatchEvent(new Event('online'))
    expect(lines).toHaveLength(1)
  })

  it('goes elsewhere within the time a server that goes away gives it', () => {
    begin()
    live()
    last().say({ away: { retryMs: 20_000 } })
    expect(status.value).toBe('away')
    last().cut(1012)
    vi.advanceTimersByTime(9_999)
    expect(lines).toHaveLength(1)
    vi.advanceTimersByTime(1)
    expect(lines).toHaveLength(2)
    live()
    expect(status.value).toBe('live')
  })

  it('says that saving is paused until something is saved again', () => {
    begin()
    live()
    last().say({ trouble: 'store' })
    expect(status.value).toBe('trouble')
    last().say({ view: 1, at: '1.x', parts: {} })
    expect(status.value).toBe('trouble')
    last().say({ view: 2, at: '2.x', parts: {} })
    expect(status.value).toBe('live')
  })

  it('tells the time of the server', () => {
    begin()
    live()
    last().say({ beat: 1, now: '2026-05-05T10:00:00Z' })
    vi.advanceTimersByTime(1_000)
    expect(new Date(clock.value).toISOString()).toBe('2026-05-05T10:00:01.000Z')
  })

  it('keeps a renewed pass', () => {
    begin()
    live()
    last().say({ pass: 'NEWER' })
    expect(passAt(place)?.pass).toBe('NEWER')
    last().cut()
    vi.advanceTimersByTime(1_000)
    last().open()
    expect(last().sent[0]).toMatchObject({ pass: 'NEWER' })
  })

  it("gives every act of a round the round's size on the line", () => {
    begin()
    last().open()
    last().say({ view: 1, at: '1', whole: true, parts: { 'round/r1': { size: 1024 } } })
    void connection.act('send_thought', { words: 'a' }, { round: 'r1', box: 'a' })
    void connection.act('send_thought', { words: 'ŵ€😀'.repeat(40) }, { round: 'r1', box: 'b' })
    const sizes = last()
      .raw.slice(1)
      .map((frame) => new TextEncoder().encode(frame).length)
    expect(sizes).toEqual([1024, 1024])
  })
})
