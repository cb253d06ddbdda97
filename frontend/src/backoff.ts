/** Full jitter: base 0.5 s, cap 15 s, so the first try comes after 0 to 1 s. */
const baseMs = 500
const capMs = 15_000

export interface Backoff {
  /** How long to wait before the next try. */
  next(): number
  reset(): void
}

export const createBackoff = (random: () => number = Math.random): Backoff => {
  let tries = 0
  return {
    next: () => {
      tries++
      return random() * Math.min(capMs, baseMs * 2 ** tries)
    },
    reset: () => {
      tries = 0
    },
  }
}
