/** The one thing that a facilitator put before everybody. */
import { Card } from '../parts/card'
import { Proposal } from '../parts/proposal'
import { Thought } from '../parts/thought'
import type { PartCard, PartProposal, PartSpotlight, PartThought } from '../protocol.gen'
import { part, parts } from '../store'
import { t } from '../words'

export const Spotlit = () => {
  const on = part<PartSpotlight>('spotlight').value?.on
  const shown = on && parts.value[on]
  if (!on || !shown) return null
  return (
    <section class="spotlit" aria-label={t('spotlit')}>
      <p class="spotlit__label" aria-hidden="true">
        {t('spotlit')}
      </p>
      <Shown kind={on.split('/')[0] ?? ''} shown={shown} />
    </section>
  )
}

const Shown = ({ kind, shown }: { kind: string; shown: unknown }) => {
  if (kind === 'thought') return <Thought thought={shown as PartThought} />
  if (kind === 'card') return <Card card={shown as PartCard} />
  if (kind === 'proposal') return <Proposal {...(shown as PartProposal)} />
  return null
}
