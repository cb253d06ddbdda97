import { Button } from '../parts/button'
import { Card } from '../parts/card'
import type { PartCard } from '../protocol.gen'
import { t } from '../words'
import { groupsOf } from './heard-card'
import { BalanceNow } from './hearing'
import { firstCard } from './forward'
import { chosenCard } from './press'
import { rankedCards } from '../ranking'
import { Spotlight } from './spotlight'

/** The cards as they were rated, the highest first; which one is taken forward. */
export const Choosing = () => {
  const first = firstCard()
  return (
    <>
      <BalanceNow />
      {rankedCards(first).map(([id, card], index) => (
        <Card key={id} card={card} number={index + 1} withRatings joinedGroups={groupsOf(card)}>
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
  firstCard() ? (
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
