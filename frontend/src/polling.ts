/**
 * The frames of a socket by long polling, for networks that block sockets: one
 * request waits for what is new, another carries acts, both answer with an array
 * of frames. The pass and the first name travel in headers, never in an address.
 */
import type { OpenTransport } from './transport'

interface Hello {
  pass: string
  at: string
  name?: string
  lang?: string
}

/** What polling itself reads of a frame. */
interface Noted {
  at?: string
  view?: number
  pass?: string
  trouble?: string
  away?: unknown
  closed?: number
}

/** The server takes 64 KiB at once. */
const mostActs = 10
const mostBytes = 48_000
const lost = 1006

export const openPolling: OpenTransport = (events) => {
  const gone = new AbortController()
  let hello: Hello | undefined
  let first = true
  let troubled = false
  let posting = false
  const acts: string[] = []

  const end = (code: number) => {
    if (gone.signal.aborted) return
    gone.abort()
    events.closed(code)
  }

  /** Hands on what a request is answered with; false: the line has ended. */
  const ask = async (path: string, request: RequestInit = {}): Promise<boolean> => {
    try {
      const { pass = '', name = '', lang = '' } = hello ?? {}
      const answer = await fetch(path, {
        ...request,
        headers: {
          Authorization: `Bearer ${pass}`,
          'Shared-Space-Name': encodeURIComponent(name),
          'Accept-Language': lang,
          ...request.headers,
        },
        cache: 'no-store',
        credentials: 'omit',
        signal: gone.signal,
      })
      const frames = (await answer.json()) as Noted[]
      for (const frame of frames) if (!take(frame)) return false
      return true
    } catch {
      end(lost)
      return false
    }
  }

  const take = (frame: Noted): boolean => {
    if (gone.signal.aborted) return false
    if (frame.closed !== undefined) {
      end(frame.closed)
      return false
    }
    if (hello && frame.view !== undefined && frame.at !== undefined) hello.at = frame.at
    if (hello && frame.pass !== undefined) hello.pass = frame.pass
    if (frame.trouble !== undefined) troubled = frame.trouble !== ''
    events.received(JSON.stringify(frame))
    return frame.away === undefined
  }

  const look = async () => {
    let on = true
    while (on) {
      const query = new URLSearchParams({ at: hello?.at ?? '' })
      if (first) query.set('first', '1')
      if (troubled) query.set('troubled', '1')
      on = await ask(`/live?${query}`)
      first = false
    }
  }

  const post = async () => {
    if (posting) return
    posting = true
    for (let on = true; on && acts.length > 0;) {
      on = await ask('/acts', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: `[${aFew(acts).join(',')}]`,
      })
    }
    posting = false
  }

  queueMicrotask(() => !gone.signal.aborted && events.opened())
  return {
    send: (frame) => {
      if (gone.signal.aborted) return
      if (hello) {
        acts.push(frame)
        void post()
      } else {
        hello = JSON.parse(frame) as Hello
        void look()
      }
    },
    close: () => gone.abort(),
  }
}

/** Takes from the front what one request may carry. */
const aFew = (acts: string[]): string[] => {
  const few = acts.splice(0, 1)
  let bytes = few[0]!.length
  while (few.length < mostActs && acts.length > 0 && bytes + acts[0]!.length < mostBytes) {
    bytes += acts[0]!.length
    few.push(...acts.splice(0, 1))
  }
  return few
}
