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

/** What a plain "Yes" brought along is a remark, not a worry. */
export const isWorry = ({ answer }: PartWorry): boolean => answer !== 'yes'

/** The remarks among what was written with the answers, listed after the worries. */
export const Remarks = ({ worries }: { worries: readonly PartWorry[] }) => {
  const remarks = worries.filter((worry) => !isWorry(worry))
  if (remarks.length === 0) return null
  return (
    <section class="remarks">
      <h3 class="worries__round">{t('remarks')}</h3>
      {remarks.map((remark) => (
        <p key={remark.worry} class="worry__words" dir="auto">
          {remark.condensed || remark.words}
        </p>
      ))}
    </section>
  )
}
