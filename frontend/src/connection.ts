/**
 * The live connection of this tab. Frames come in and are shown by store.ts;
 * acts go out and are kept until they are answered, through reconnects and
 * reloads, always with the same id.
 */
import { createBackoff } from './backoff'
import { createClock } from './clock'
import { createOutbox, type Act, type Outbox } from './outbox'
import { renewPass, type Pass } from './passes'
import { randomId } from './random'
import { at, clock, part, show, status, why, type ViewFrame } from './store'
import { type OpenTransport, type Transport } from './transport'
import { chooseTransport } from './transport-choice'
import { watchSleep } from './wake'
import { language, type Facts } from './words'

const silenceMs = 45_000
const firstFrameMs = 5_000
const probeMs = 2_000
const stableMs = 30_000
const unansweredMs = 10_000
/** Refusals of the moment: waited out and sent again. The server may name another time. */
const waitMs: Record<string, number> = { slow_down: 1_000, busy: 1_000, store_trouble: 3_000 }

export type Saved = { saved: number | true; mark?: string }
export type Refused = { refused: string; with: Facts }
export type Answer = Saved | Refused

export interface ActOptions {
  /** The sealed round the act belongs to: it is padded, and kept until the round closes. */
  round?: string
  box?: string
  version?: number
  /** Worth nothing later (words being typed): neither kept nor sent again. */
  once?: boolean
}

type Reply = { re: string; saved?: number | true; mark?: string; refused?: string; with?: Facts }
type Frame = Partial<ViewFrame & Reply> & {
  beat?: number
  now?: string
  trouble?: string
  away?: { retryMs: number }
  pass?: string
}
type TimerName = 'retry' | 'firstFrame' | 'probe' | 'stable'
type Listener = (act: Act, answer: Answer) => void
interface Waiting {
  act: Act
  /** Sent one time only, whatever comes of it. */
  once: boolean
  sentAt: number
  done: (answer: Answer) => void
}

const listeners = new Set<Listener>()

/** Hears every first answer, also to acts that were made before a reload. */
export const onAnswer = (listener: Listener): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export class Connection {
  readonly outbox: Outbox
  #pass: Pass
  #open: OpenTransport
  #transport: Transport | undefined
  #live = false
  #begun = false
  #seen = 0
  #heardAt = 0
  #clock = createClock()
  #backoff
  #random
  #waiting = new Map<string, Waiting>()
  #timers: Partial<Record<TimerName, ReturnType<typeof setTimeout>>> = {}
  #unwatch: (() => void) | undefined

  constructor(pass: Pass, open: OpenTransport = chooseTransport(), random: () => number = Math.random) {
    this.#pass = pass
    this.#open = open
    this.#random = random
    this.#backoff = createBackoff(random)
    this.outbox = createOutbox(pass)
  }

  start(): void {
    this.#unwatch = watchSleep({
      woke: () => this.#woke(),
      hidden: () => this.#drop(),
      ticked: () => this.#tick(),
    })
    this.#connect()
  }

  stop(): void {
    this.#unwatch?.()
    this.#drop()
  }

  /** Asks for something to be done. Resolves when the server has answered, however long the line is away. */
  act(name: string, body: unknown, { once = false, ...options }: ActOptions = {}): Promise<Answer> {
    const act = sealed({ id: randomId(), do: name, with: body, made: Date.now(), ...options })
    if (once && !this.#live) return Promise.resolve({ refused: 'not_connected', with: {} })
    if (!once) this.outbox.keep(act)
    return new Promise((done) => {
      this.#waiting.set(act.id, { act, once, sentAt: 0, done })
      if (this.#live) this.#send(act)
    })
  }

  #connect(): void {
    this.#cancel('retry')
    if (status.value === 'ended') return
    if (status.value !== 'away') status.value = this.#begun ? 'reconnecting' : 'connecting'
    const transport: Transport = this.#open({
      opened: () => transport.send(this.#hello()),
      received: (text) => transport === this.#transport && this.#received(text),
      closed: (code) => transport === this.#transport && this.#closed(code),
    })
    this.#transport = transport
    this.#after('firstFrame', firstFrameMs, () => this.#reconnect())
  }

  #hello(): string {
    return JSON.stringify({
      pass: this.#pass.pass,
      at: at.value,
      name: this.#pass.name,
      lang: language.value,
    })
  }

  #received(text: string): void {
    const frame = parse(text)
    if (!frame) return
    this.#heardAt = Date.now()
    this.#cancel('probe')
    if (!this.#live) this.#begin()
    if (frame.now) this.#clock.heard(frame.now)
    if (frame.pass) this.#renew(frame.pass)
    if (frame.re !== undefined) this.#answered(frame as Reply)
    else if (frame.view !== undefined) this.#show(frame as ViewFrame)
    else if (frame.beat !== undefined && frame.beat > this.#seen) this.#ask()
    if (frame.trouble !== undefined) this.#trouble(frame.trouble)
    if (frame.away) this.#away(frame.away.retryMs)
  }

  #begin(): void {
    this.#live = this.#begun = true
    this.#cancel('firstFrame')
    this.#after('stable', stableMs, () => this.#backoff.reset())
    status.value = 'live'
    this.#sendAgain()
  }

  #show(frame: ViewFrame): void {
    const lost = frame.whole === true && frame.why !== undefined
    if (frame.view > this.#seen && status.value === 'trouble') this.#trouble('')
    this.#seen = frame.view
    show(frame)
    if (lost) this.#sendAgain()
  }

  #answered({ re, saved, mark, refused, with: facts = {} }: Reply): void {
    if (refused === 'store_trouble') this.#trouble(refused)
    const once = this.#waiting.get(re)?.once
    if (refused && refused in waitMs && !once)
      return this.#later(re, Number(facts.retryMs ?? waitMs[refused]))
    const act = this.#waiting.get(re)?.act ?? this.outbox.get(re)
    const done = this.#waiting.get(re)?.done
    this.#waiting.delete(re)
    if (!act) return
    const first = !act.saved
    const answer: Answer = refused === undefined ? { saved: saved ?? true, mark } : { refused, with: facts }
    if (refused === undefined) this.outbox.saved(re)
    else this.outbox.drop(re)
    if (refused === undefined && status.value === 'trouble') this.#trouble('')
    done?.(answer)
    if (first) listeners.forEach((listener) => listener(act, answer))
  }

  #later(id: string, retryMs: number): void {
    const act = this.#waiting.get(id)?.act ?? this.outbox.get(id)
    if (!act) return
    const waiting = this.#waiting.get(id)
    if (waiting) waiting.sentAt = Date.now() + retryMs
    setTimeout(() => this.#live && this.#send(act), retryMs)
  }

  #send(act: Act): void {
    const waiting = this.#waiting.get(act.id)
    if (waiting) waiting.sentAt = Date.now()
    this.#transport?.send(frameOf(act))
  }

  #sendAgain(): void {
    const kept = this.outbox.again()
    const ids = new Set(kept.map((act) => act.id))
    const others = [...this.#waiting.values()].filter(({ act, once }) => !once && !ids.has(act.id))
    for (const act of [...kept, ...others.map(({ act }) => act)]) this.#send(act)
  }

  #trouble(what: string): void {
    if (what) {
      status.value = 'trouble'
    } else if (status.value === 'trouble') {
      status.value = 'live'
      this.#sendAgain()
    }
  }

  #away(retryMs: number): void {
    status.value = 'away'
    this.#after('retry', this.#random() * retryMs, () => {
      this.#drop()
      this.#connect()
    })
  }

  #closed(code: number): void {
    const waiting = status.value === 'away' && this.#timers.retry
    this.#forgetTransport()
    if (code >= 4500 && code <= 4999) {
      this.#cancel('retry')
      status.value = 'ended'
      why.value = String(code)
    } else if (!waiting) {
      this.#retry()
    }
  }

  #retry(): void {
    status.value = this.#begun ? 'reconnecting' : 'connecting'
    this.#after('retry', this.#backoff.next(), () => this.#connect())
  }

  #reconnect(): void {
    this.#drop()
    this.#retry()
  }

  #drop(): void {
    const transport = this.#transport
    this.#forgetTransport()
    this.#cancel('retry')
    transport?.close()
  }

  #forgetTransport(): void {
    this.#transport = undefined
    this.#live = false
    for (const name of ['firstFrame', 'probe', 'stable'] as const) this.#cancel(name)
    for (const [id, { act, done }] of this.#waiting) {
      if (this.outbox.get(act.id)) continue
      this.#waiting.delete(id)
      done({ refused: 'not_connected', with: {} })
    }
  }

  #woke(): void {
    this.#clock.doubt()
    if (!this.#transport) return this.#connect()
    if (!this.#live || this.#timers.probe) return
    this.#ask()
    this.#after('probe', probeMs, () => {
      this.#drop()
      this.#connect()
    })
  }

  /** A frame that carries only `at` is answered with a view. */
  #ask(): void {
    this.#transport?.send(JSON.stringify({ at: at.value }))
  }

  #tick(): void {
    clock.value = this.#clock.now()
    if (!this.#live) return
    if (Date.now() - this.#heardAt > silenceMs) return this.#reconnect()
    const overdue = [...this.#waiting.values()].filter(
      ({ once, sentAt }) => !once && Date.now() - sentAt > unansweredMs,
    )
    overdue.forEach(({ act }) => this.#send(act))
  }

  #renew(pass: string): void {
    this.#pass = { ...this.#pass, pass }
    renewPass(this.#pass, pass)
  }

  #after(name: TimerName, ms: number, run: () => void): void {
    this.#cancel(name)
    this.#timers[name] = setTimeout(() => {
      delete this.#timers[name]
      run()
    }, ms)
  }

  #cancel(name: TimerName): void {
    clearTimeout(this.#timers[name])
    delete this.#timers[name]
  }
}

const parse = (text: string): Frame | undefined => {
  try {
    return JSON.parse(text) as Frame
  } catch {
    return undefined
  }
}

const frameOf = (act: Act): string => JSON.stringify({ id: act.id, do: act.do, with: act.with })

/** An act of a sealed round has the round's size on the line, whatever it says. */
const sealed = (act: Act): Act => {
  const size = act.round && part<{ size?: number }>(`round/${act.round}`).value?.size
  if (!size) return act
  const padded = (pad: string): Act => ({ ...act, with: { ...(act.with as object), pad } })
  const bytes = new TextEncoder().encode(frameOf(padded(''))).length
  return padded(' '.repeat(Math.max(0, size - bytes)))
}

let current: Connection | undefined

/** Connects this tab with a pass; a former connection of the tab ends. */
export const connect = (pass: Pass): Connection => {
  current?.stop()
  current = new Connection(pass)
  current.start()
  return current
}

export const connection = (): Connection | undefined => current

/** Asks the workshop of this tab for something to be done. */
export const act = (name: string, body: unknown = {}, options: ActOptions = {}): Promise<Answer> =>
  current?.act(name, body, options) ?? Promise.resolve({ refused: 'not_connected', with: {} })
