/** What this tab has typed and the room has not saved; it lives through a reload. */
import { signal, type Signal } from '@preact/signals'
import { tab } from '../storage'

const typed = new Map<string, Signal<unknown>>()

/** Undefined: nothing was typed here. */
export const typedHere = <T>(key: string): Signal<T | undefined> => {
  const known = typed.get(key)
  if (known) return known as Signal<T | undefined>
  const made = signal(tab.get<T>(key))
  typed.set(key, made)
  made.subscribe((value) => value !== undefined && tab.set(key, value))
  return made
}

/** It is saved: this window goes on showing it until the page is left. */
export const forgetTyped = (key: string): void => tab.remove(key)

/** For tests: as after a reload. */
export const readTypedAgain = (): void => typed.clear()
