/**
 * The view, as the server last showed it. Frames come in, components read
 * signals; nothing here is changed by a component.
 */
import { computed, signal, type ReadonlySignal } from '@preact/signals'

export type Status = 'connecting' | 'live' | 'reconnecting' | 'trouble' | 'away' | 'ended'
export type Parts = Readonly<Record<string, unknown>>

/** A frame that carries state. */
export interface ViewFrame {
  view: number
  at: string
  parts?: Record<string, unknown>
  gone?: string[]
  whole?: boolean
  why?: string
}

/** Every part of the view, by name. */
export const parts = signal<Parts>({})
/** Where the connection stands. */
export const status = signal<Status>('connecting')
/** Why the server sent everything anew ("rolled_back"), or the close code of a connection that has ended. */
export const why = signal<string | undefined>(undefined)
/** What this window has seen; only repeated to the server. */
export const at = signal('')
/** The server's time in milliseconds, once a second. */
export const clock = signal(Date.now())

const readers = new Map<string, ReadonlySignal<unknown>>()

/** One part of the view; components that read it are drawn again only when it changes. */
export const part = <T>(name: string): ReadonlySignal<T | undefined> => {
  const known = readers.get(name)
  if (known) return known as ReadonlySignal<T | undefined>
  const made = computed(() => parts.value[name])
  readers.set(name, made)
  return made as ReadonlySignal<T | undefined>
}

/** The parts whose name begins with "<kind>/", by what follows the stroke. */
export const partsOf = <T>(kind: string): Record<string, T> => {
  const start = `${kind}/`
  const found = Object.entries(parts.value).filter(([name]) => name.startsWith(start))
  return Object.fromEntries(found.map(([name, value]) => [name.slice(start.length), value as T]))
}

/** Takes a frame in: changed parts replace, gone ones go, a whole view replaces all. */
export const show = (frame: ViewFrame): void => {
  const next: Record<string, unknown> = frame.whole ? {} : { ...parts.value }
  for (const name of frame.gone ?? []) delete next[name]
  Object.assign(next, frame.parts)
  parts.value = next
  at.value = frame.at
  if (frame.whole) why.value = frame.why
}

/** Forgets the view, as for another pass. */
export const forgetView = (): void => {
  parts.value = {}
  at.value = ''
  why.value = undefined
  status.value = 'connecting'
}
