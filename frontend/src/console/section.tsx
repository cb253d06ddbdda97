import type { ComponentChildren } from 'preact'

export interface SectionProps {
  title: string
  /** Said beside the title, also while it is closed. */
  note?: string
  /** Closed at first where the page is narrow; "never": closed at first everywhere. */
  open?: 'wide' | 'always' | 'never'
  children: ComponentChildren
}

/** One thing of the console that can be opened and closed. */
export const Section = ({ title, note, open = 'wide', children }: SectionProps) => (
  <details class="section" open={open === 'always' || (open === 'wide' && wide())}>
    <summary class="section__head">
      <h2 class="section__title">{title}</h2> {note && <span class="section__note">{note}</span>}
    </summary>
    <div class="section__inside stack">{children}</div>
  </details>
)

const wide = (): boolean => matchMedia('(min-width: 64rem)').matches
