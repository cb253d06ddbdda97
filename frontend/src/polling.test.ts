import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openPolling } from './polling'
import type { Transport } from './transport'

/** A request at a server in this process, which answers when the test says so. */
interface Request {
  address: URL
  headers: Record<string, string>
  body: unknown
  answer(frames: unknown): void
  fail(): void
}

let requests: Request[]
let received: unknown[]
let closed: number[]
let line: Transport

const settle = () => new Promise((done) => setTimeout(done))
const looks = () => requests.filter(({ address }) => address.pathname === '/live')
const posts = () => requests.filter(({ address }) => address.pathname === '/acts')

beforeEach(async () => {
  requests = []
  received = []
  closed = []
  vi.stubGlobal('fetch', (path: string, { headers, body, signal }: RequestInit) => {
    return new Promise((answered, failed) => {
      signal?.addEventListener('abort', () => failed(new Error('aborted')))
      requests.push({
        address: new URL(path, 'http://localhost'),
        headers: headers as Record<string, string>,
        body: body && JSON.parse(String(body)),
        answer: (frames) => answered({ json: () => Promise.resolve(frames) }),
        fail: () => failed(new Error('no line')),
      })
    })
  })
  line = openPolling({
    opened: () => line.send(JSON.stringify({ pass: 'PASS', at: '', name: 'Łucja', lang: 'cy' })),
    received: (frame) => received.push(JSON.parse(frame)),
    closed: (code) => closed.push(code),
  })
  await settle()
})

afterEach(() => {
  line.close()
  vi.unstubAllGlobals()
})

describe('long polling', () => {
  it('says who is there in headers, never in the address', () => {
    const { address, headers } = looks()[0]!
    expect(address.search).toBe('?at=&first=1')
    expect(headers.Authorization).toBe('Bearer PASS')
    expect(decodeURIComponent(headers['Shared-Space-Name']!)).toBe('Łucja')
  })

  it('hands on frames, and repeats the last place, the renewed pass and the trouble it was told of', async () => {
    const frames = [
      { pass: 'NEW' },
      { view: 3, at: '3.a', parts: {} },
      { trouble: 'store' },
      { beat: 3, now: '' },
    ]
    looks()[0]!.answer(frames)
    await settle()
    expect(received).toEqual(frames)
    expect(looks()[1]!.address.search).toBe('?at=3.a&troubled=1')
    expect(looks()[1]!.headers.Authorization).toBe('Bearer NEW')
    looks()[1]!.answer([{ trouble: '' }])
    await settle()
    expect(looks()[2]!.address.search).toBe('?at=3.a')
  })

  it('posts one act at once, and those that gather meanwhile together and in their order', async () => {
    line.send('{"id":"1","do":"a"}')
    line.send('{"id":"2","do":"b"}')
    line.send('{"id":"3","do":"c"}')
    await settle()
    expect(posts().map(({ body }) => body)).toEqual([[{ id: '1', do: 'a' }]])
    posts()[0]!.answer([{ re: '1', saved: 2 }])
    await settle()
    expect(posts()[1]!.body).toEqual([
      { id: '2', do: 'b' },
      { id: '3', do: 'c' },
    ])
    expect(received).toEqual([{ re: '1', saved: 2 }])
  })

  it('never posts more at once than the server takes', async () => {
    const act = JSON.stringify({ id: '1', do: 'a', with: { words: 'x'.repeat(20_000) } })
    for (let n = 0; n < 5; n++) line.send(act)
    await settle()
    posts()[0]!.answer([])
    await settle()
    posts()[1]!.answer([])
    await settle()
    expect(posts().map(({ body }) => (body as unknown[]).length)).toEqual([1, 2, 2])
  })

  it.each([
    ['a close code', [{ closed: 4500 }], 4500],
    ['an answer that is no array of frames', { error: 'blocked' }, 1006],
  ])('ends with %s', async (_, frames, code) => {
    looks()[0]!.answer(frames)
    await settle()
    expect(closed).toEqual([code])
    expect(looks()).toHaveLength(1)
  })

  it('ends once when the line breaks, and asks no more', async () => {
    line.send('{"id":"1","do":"a"}')
    await settle()
    looks()[0]!.fail()
    posts()[0]!.fail()
    await settle()
    expect(closed).toEqual([1006])
  })

  it('asks no more once the server has said to come back later', async () => {
    looks()[0]!.answer([{ away: { retryMs: 1000 } }])
    await settle()
    expect(received).toHaveLength(1)
    expect(looks()).toHaveLength(1)
    expect(closed).toEqual([])
  })
})
