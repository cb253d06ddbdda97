import { Card } from '../parts/card'
import { Thought } from '../parts/thought'
import type { PartCard, PartProposal, PartSpotlight, PartThought } from '../protocol.gen'
import { part, parts } from '../store'
import { Sentence } from './sentence'

/** What a facilitator put before everybody, alone on the screen; undefined: nothing. */
export const spotlit = () => {
  const on = part<PartSpotlight>('spotlight').value?.on
  const shown = on && parts.value[on]
  if (!on || !shown) return undefined
  const [kind, id = ''] = on.split('/')
  return (
    <div class="spot">
      {kind === 'thought' && <Thought thought={{ ...(shown as PartThought), matters: -1 }} />}
      {kind === 'card' && <Card card={shown as PartCard} withRatings />}
      {kind === 'proposal' && <Sentence id={id} proposal={shown as PartProposal} />}
    </div>
  )
}
