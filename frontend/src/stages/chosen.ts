/** What this person has just chosen, shown until everybody's copy has changed. */
import { signal } from '@preact/signals'

interface Ahead {
  value: unknown
  /** Everybody's copy when it was chosen. */
  was: string
}

const ahead = signal<Record<string, Ahead>>({})

/** The choice to show: this person's own while it is on its way, else everybody's. */
export const chosenOf = <T>(what: string, shared: T): T => {
  const own = ahead.value[what]
  return own && own.was === JSON.stringify(shared) ? (own.value as T) : shared
}

export const choose = <T>(what: string, shared: T, value: T): void => {
  ahead.value = { ...ahead.value, [what]: { value, was: JSON.stringify(shared) } }
}

/** It was refused: everybody's copy counts. */
export const unchoose = (what: string): void => {
  const { [what]: _, ...others } = ahead.value
  ahead.value = others
}
