/** Tells when the page may have slept: shown again, back from the cache, online again, or a gap in the ticks. */
const gapMs = 5_000

export interface Wakefulness {
  woke(): void
  /** The page is put away; it may come back. */
  hidden(): void
  /** Once a second. */
  ticked(): void
}

export const watchSleep = ({ woke, hidden, ticked }: Wakefulness): (() => void) => {
  let last = Date.now()
  const ticking = setInterval(() => {
    const passed = Date.now() - last
    last = Date.now()
    if (passed > gapMs || passed < 0) woke()
    ticked()
  }, 1_000)
  const shown = () => {
    if (document.visibilityState === 'visible') woke()
  }
  document.addEventListener('visibilitychange', shown)
  addEventListener('pageshow', woke)
  addEventListener('online', woke)
  addEventListener('pagehide', hidden)
  return () => {
    clearInterval(ticking)
    document.removeEventListener('visibilitychange', shown)
    removeEventListener('pageshow', woke)
    removeEventListener('online', woke)
    removeEventListener('pagehide', hidden)
  }
}
