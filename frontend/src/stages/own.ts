/** Small things of one person alone, on this device: a button pressed, an order of one's own. */
import { signal, type Signal } from '@preact/signals'
import { passOfTab, placeKey } from '../passes'
import { local, tab, type Shelf } from '../storage'

const made = new Map<string, Signal<unknown>>()

const own = <T>(shelf: Shelf, name: string, first: () => T): Signal<T> => {
  const pass = passOfTab('participant')
  const key = `own/${pass ? placeKey(pass) : '-'}/${name}`
  const known = made.get(key)
  if (known) return known as Signal<T>
  const kept = signal(shelf.get<T>(key) ?? first())
  shelf.set(key, kept.value)
  kept.subscribe((value) => shelf.set(key, value))
  made.set(key, kept)
  return kept
}

/** Kept in this browser. */
export const ownHere = <T>(name: string, first: T): Signal<T> => own(local, name, () => first)

/** Kept in this tab, through reloads. */
export const ownTab = <T>(name: string, first: () => T): Signal<T> => own(tab, name, first)

/** Begins a list at another place in each browser, so that no thought is always first. */
export const rotated = <T>(list: readonly T[]): T[] => {
  const start = Math.floor(ownTab('rotation', Math.random).value * list.length)
  return [...list.slice(start), ...list.slice(0, start)]
}

/** An order of one's own: the same ids in the same order through reloads, another in each browser. */
export const shuffled = (ids: readonly string[]): string[] => {
  const seed = ownTab('order', Math.random).value
  return [...ids].sort((a, b) => mixed(seed, a) - mixed(seed, b))
}

/** FNV-1a over the id, begun with the seed; spreads ids evenly. */
const mixed = (seed: number, id: string): number => {
  let hash = Math.floor(seed * 0xffffffff) ^ 0x811c9dc5
  for (const letter of id) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193)
  return hash >>> 0
}
