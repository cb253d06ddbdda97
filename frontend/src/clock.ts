/**
 * The server's time, from the `now` in its frames. A frame is never early, so
 * the largest of the last offsets is the nearest to the truth.
 */
const samples = 8

export interface Clock {
  heard(serverNow: string): void
  /** After sleep or a changed clock: what was measured before counts no more once a new frame comes. */
  doubt(): void
  now(): number
}

export const createClock = (browserNow: () => number = Date.now): Clock => {
  let offsets: number[] = []
  let doubtful = false
  return {
    heard: (serverNow) => {
      const time = Date.parse(serverNow)
      if (Number.isNaN(time)) return
      offsets = [...(doubtful ? [] : offsets), time - browserNow()].slice(-samples)
      doubtful = false
    },
    doubt: () => {
      doubtful = true
    },
    now: () => browserNow() + (offsets.length ? Math.max(...offsets) : 0),
  }
}
