import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { OpenTransport, TransportEvents } from './transport'
import { chooseTransport } from './transport-choice'

interface Line {
  way: 'socket' | 'polling'
  events: TransportEvents
  closed: boolean
}

let lines: Line[]
let closes: number[]
let open: () => ReturnType<OpenTransport>

const through =
  (way: Line['way']): OpenTransport =>
  (events) => {
    const line: Line = { way, events, closed: false }
    lines.push(line)
    return { send: () => {}, close: () => (line.closed = true) }
  }

const last = () => lines[lines.length - 1]!

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
  lines = []
  closes = []
  const choose = chooseTransport(through('socket'), through('polling'))
  open = () => choose({ opened: () => {}, received: () => {}, closed: (code) => closes.push(code) })
})

afterEach(() => vi.useRealTimers())

const fail = (code = 1006) => {
  open()
  last().events.closed(code)
}

describe('the choice of a transport', () => {
  it('polls after two sockets that brought nothing', () => {
    fail()
    fail()
    open()
    expect(lines.map(({ way }) => way)).toEqual(['socket', 'socket', 'polling'])
  })

  it('polls after one socket that brought no frame for 5 seconds', () => {
    const transport = open()
    vi.advanceTimersByTime(5_000)
    transport.close()
    open()
    expect(last().way).toBe('polling')
  })

  it('does not poll because a page was put away at once, or because the server said to connect again', () => {
    open().close()
    open().close()
    fail(4003)
    fail(4002)
    open()
    expect(last().way).toBe('socket')
  })

  it('takes a socket that was cut after a frame for a good one', () => {
    for (let n = 0; n < 3; n++) {
      open()
      last().events.received('{}')
      last().events.closed(1006)
    }
    open()
    expect(last().way).toBe('socket')
  })

  it('tries a socket again when a poll brings nothing, as when the server is away', () => {
    fail()
    fail()
    fail()
    open()
    expect(lines.map(({ way }) => way)).toEqual(['socket', 'socket', 'polling', 'socket'])
  })

  it('tries one socket at the first reconnect after five minutes', () => {
    fail()
    fail()
    open()
    last().events.received('{}')
    vi.advanceTimersByTime(4 * 60_000)
    open()
    expect(last().way).toBe('polling')
    last().events.received('{}')
    vi.advanceTimersByTime(60_000)
    fail()
    expect(last().way).toBe('socket')
    open()
    expect(last().way).toBe('polling')
  })

  it('goes back to a socket after a minute where one has worked before', () => {
    open()
    last().events.received('{}')
    last().events.closed(1006)
    fail()
    fail()
    open()
    expect(last().way).toBe('polling')
    closes = []
    vi.advanceTimersByTime(60_000)
    expect(closes).toEqual([4001])
    expect(last().closed).toBe(true)
    open()
    expect(last().way).toBe('socket')
  })
})
