import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../parts/button'
import { t } from '../words'

/** Long enough to read a page aloud. */
const pageMs = 20_000

export interface TurningProps {
  /** How wide a column is. */
  columns?: 'narrow' | 'wide'
  children: ComponentChildren
}

/** As much as fits in columns; what does not is on further pages, which turn without any motion. */
export const Turning = ({ columns = 'narrow', children }: TurningProps) => {
  const window = useRef<HTMLDivElement>(null)
  const [pages, setPages] = useState(1)
  const [page, setPage] = useState(0)
  const [held, setHeld] = useState(false)
  const shown = page % pages
  useEffect(() => {
    const count = () => setPages(pagesOf(window.current))
    count()
    const watched = new ResizeObserver(count)
    if (window.current) watched.observe(window.current)
    return () => watched.disconnect()
  }, [children])
  useEffect(() => {
    const turning = held || pages < 2 ? undefined : setInterval(() => setPage((now) => now + 1), pageMs)
    return () => clearInterval(turning)
  }, [held, pages])
  useEffect(() => {
    if (window.current) window.current.scrollLeft = shown * stepOf(window.current)
  }, [shown, pages])
  return (
    <div class={`turning turning--${columns}`}>
      <div class="turning__window" ref={window}>
        {children}
      </div>
      {pages > 1 && (
        <div class="turning__foot">
          <p>{t('screen.pages', { page: shown + 1, pages })}</p>
          <Button kind="quiet" onPress={() => setPage(shown + 1)}>
            {t('screen.pages.next')}
          </Button>
          <Button kind="quiet" pressed={held} onPress={() => setHeld(!held)}>
            {t('screen.pages.hold')}
          </Button>
        </div>
      )}
    </div>
  )
}

/** From the first column of a page to the first of the next. */
const stepOf = (window: HTMLElement): number =>
  window.clientWidth + (Number.parseFloat(getComputedStyle(window).columnGap) || 0)

const pagesOf = (window: HTMLElement | null): number => {
  if (!window || window.clientWidth === 0) return 1
  return Math.max(1, Math.ceil((window.scrollWidth - 1) / stepOf(window)))
}
