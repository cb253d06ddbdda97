import type { ComponentChildren } from 'preact'
import type { PartThought } from '../protocol.gen'
import { t } from '../words'

export interface ThoughtProps {
  thought: Pick<PartThought, 'words' | 'aside' | 'matters'>
  /** This browser wrote it, and the person asks to see that. */
  mine?: boolean
  /** What can be pressed. */
  children?: ComponentChildren
}

/** One thought as everybody sees it: never a writer, never a time. */
export const Thought = ({ thought, mine, children }: ThoughtProps) => (
  <article class={thought.aside ? 'thought thought--aside' : mine ? 'thought thought--mine' : 'thought'}>
    {thought.aside ? (
      <p class="thought__aside">{t('thought.aside', { reason: t(`reason.${thought.aside}`) })}</p>
    ) : (
      <p class="thought__text" dir="auto">
        {thought.words}
      </p>
    )}
    {mine && <p class="thought__note">{t('thought.mine')}</p>}
    {!thought.aside && thought.matters > 0 && (
      <p class="thought__note">{t('thought.matters', { n: thought.matters })}</p>
    )}
    {children && <div class="thought__acts">{children}</div>}
  </article>
)

export interface ThoughtsProps {
  /** By id, in the order in which they are shown. */
  thoughts: readonly (readonly [string, PartThought])[]
  mine?: (thought: PartThought) => boolean
  acts?: (id: string, thought: PartThought) => ComponentChildren
}

/** Thoughts under each other. */
export const Thoughts = ({ thoughts, mine, acts }: ThoughtsProps) => (
  <ul class="thoughts">
    {thoughts.map(([id, thought]) => (
      <li class="thoughts__one" key={id}>
        <Thought thought={thought} mine={mine?.(thought)}>
          {acts?.(id, thought)}
        </Thought>
      </li>
    ))}
  </ul>
)
