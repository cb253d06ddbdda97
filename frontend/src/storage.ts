/**
 * What this browser keeps, as JSON under one prefix. A browser that keeps
 * nothing (private windows, policies) still works until the page is left.
 */
const prefix = 'sharedspace/'

export interface Shelf {
  get<T>(key: string): T | undefined
  set(key: string, value: unknown): void
  remove(key: string): void
  /** The keys that begin with start. */
  keys(start: string): string[]
}

export const shelf = (storage: () => Storage): Shelf => {
  const memory = new Map<string, string>()
  const attempt = <T>(use: (storage: Storage) => T): T | undefined => {
    try {
      return use(storage())
    } catch {
      return undefined
    }
  }
  const all = (): string[] =>
    attempt((kept) => Array.from({ length: kept.length }, (_, i) => kept.key(i) ?? '')) ?? []
  return {
    get: <T>(key: string) => {
      const text = attempt((kept) => kept.getItem(prefix + key)) ?? memory.get(key)
      return text === undefined ? undefined : parse<T>(text)
    },
    set: (key, value) => {
      const text = JSON.stringify(value)
      const kept = attempt((place) => (place.setItem(prefix + key, text), true))
      if (kept) memory.delete(key)
      else memory.set(key, text)
    },
    remove: (key) => {
      attempt((kept) => kept.removeItem(prefix + key))
      memory.delete(key)
    },
    keys: (start) => [
      ...new Set([
        ...all()
          .filter((key) => key.startsWith(prefix + start))
          .map((key) => key.slice(prefix.length)),
        ...[...memory.keys()].filter((key) => key.startsWith(start)),
      ]),
    ],
  }
}

const parse = <T>(text: string): T | undefined => {
  try {
    return JSON.parse(text) as T
  } catch {
    return undefined
  }
}

/** Kept until the person or the workshop removes it; shared by this browser's tabs. */
export const local = shelf(() => localStorage)
/** Kept for this tab only; survives a reload. */
export const tab = shelf(() => sessionStorage)
