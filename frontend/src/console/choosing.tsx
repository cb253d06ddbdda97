import { Button } from '../parts/button'
import { Card } from '../parts/card'
import type { PartCard, PartNext } from '../protocol.gen'
import { part, partsOf } from '../store'
import { t } from '../words'
import { groupsOf } from './heard-card'
import { BalanceNow } from './hearing'
import { chosenCard } from './press'
import { Spotlight } from './spotlight'

/** The cards as they were rated, the highest first; which one is taken forward. */
export const Choosing = () => {
  const next = part<PartNext>('next').value
  const first = next?.do === 'take_forward' ? String(next.with.card) : undefined
  const cards = Object.entries(partsOf<PartCard>('card'))
    .filter(([, { into }]) => !into)
    .sort(([, one], [, other]) => (other.ratings?.mean ?? 0) - (one.ratings?.mean ?? 0))
  return (
    <>
      <BalanceNow />
      {cards.map(([id, card]) => (
        <Card key={id} card={card} withRatings joinedGroups={groupsOf(card)}>
          <div class="row">
            {first && <Chosen id={id} card={card} first={first} />}
            <Spotlight on={`card/${id}`} />
          </div>
        </Card>
      ))}
    </>
  )
}

/** After a result, where there is room for one more. */
export const ChoosingNext = () =>
  part<PartNext>('next').value?.do === 'take_forward' ? (
    <section class="stack">
      <h2>{t('moment.choosing')}</h2>
      <Choosing />
    </section>
  ) : null

const Chosen = ({ id, card, first }: { id: string; card: PartCard; first: string }) => {
  if (card.proposal) return <span>{t('console.choose.used')}</span>
  if ((chosenCard.value || first) === id) return <strong>{t('console.choose.next')}</strong>
  return (
    <Button onPress={() => (chosenCard.value = id === first ? '' : id)}>{t('console.choose.instead')}</Button>
  )
}
