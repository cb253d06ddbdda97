import { signal } from '@preact/signals'
import { Button } from '../parts/button'
import { Card, cardName } from '../parts/card'
import { Notice } from '../parts/notice'
import type { PartCard } from '../protocol.gen'
import { part, partsOf } from '../store'
import { t } from '../words'
import { Do } from './do'
import { Spotlight } from './spotlight'

/** The card that is about to be joined to another; "": none. */
export const joining = signal('')

export interface HeardCardProps {
  id: string
  card: PartCard
  heading?: 2 | 3
}

/** A card the room has heard. Two taps say that it is the same as another; one undoes it. */
export const HeardCard = ({ id, card, heading = 2 }: HeardCardProps) => (
  <Card card={card} heading={heading} joinedGroups={groupsOf(card)}>
    <div class="row">
      <Spotlight on={`card/${id}`} />
      <SameAs id={id} card={card} />
    </div>
  </Card>
)

/** The groups whose cards are joined to one. */
export const groupsOf = ({ joined }: PartCard): number[] =>
  joined.flatMap((other) => part<PartCard>(`card/${other}`).value?.group ?? [])

const SameAs = ({ id, card }: { id: string; card: PartCard }) => {
  if (card.into)
    return (
      <Do act="same_as" kind="quiet" with={{ card: id, into: '' }}>
        {t('console.same.undo')}
      </Do>
    )
  if (joining.value === '' && Object.keys(partsOf('card')).length > 1)
    return (
      <Button kind="quiet" onPress={() => (joining.value = id)}>
        {t('console.same.as')}
      </Button>
    )
  if (joining.value === '' || joining.value === id) return null
  return (
    <Do act="same_as" with={{ card: joining.value, into: id }} onDone={() => (joining.value = '')}>
      {t('console.same.this')}
    </Do>
  )
}

/** What was tapped first, while the second tap is awaited. */
export const Joining = () => {
  const card = part<PartCard>(`card/${joining.value}`).value
  if (!card) return null
  return (
    <Notice live>
      <div class="stack stack--close">
        <p>{t('console.same.which', { card: cardName(card) })}</p>
        <div class="row">
          <Button onPress={() => (joining.value = '')}>{t('console.cancel')}</Button>
        </div>
      </div>
    </Notice>
  )
}
