import type { ComponentChildren } from 'preact'
import type { PartWorry } from '../protocol.gen'
import { t } from '../words'

export interface WorryProps {
  worry: PartWorry
  children?: ComponentChildren
}

/** What was written with an answer, and what became of it. Without names. */
export const Worry = ({ worry, children }: WorryProps) => (
  <article class="worry">
    <p class="worry__answer">{t(`answer.${worry.answer || 'notMine'}`)}</p>
    <p class="worry__words" dir="auto">
      {worry.condensed || worry.words}
    </p>
    {worry.became && (
      <p class="worry__became">{t(`became.${worry.became}`, { version: worry.version ?? 0 })}</p>
    )}
    {children}
  </article>
)
