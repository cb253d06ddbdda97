import { Balance } from '../parts/balance'
import { Card, cardName } from '../parts/card'
import { Rating } from '../parts/rating'
import type { PartBalance, PartCard, PartGroups } from '../protocol.gen'
import { rankedCards } from '../ranking'
import { part, partsOf } from '../store'
import { t } from '../words'
import { Answered } from './answered'
import { Turning } from './turning'

/** The cards of the group that is heard. */
export const Heard = () => {
  const now = part<PartGroups>('groups').value?.now
  const cards = Object.entries(partsOf<PartCard>('card')).filter(([, { group }]) => group === now)
  return (
    <div class="cards-heard">
      {cards.map(([id, card]) => (
        <Card key={id} card={card} />
      ))}
      {now !== undefined && now > 0 && cards.length === 0 && <p>{t('console.hearing.none')}</p>}
    </div>
  )
}

export const RatingNow = () => (
  <>
    <p>{t('screen.rate')}</p>
    <Answered />
  </>
)

/** The cards as the room rated them, the highest first. */
export const Ranking = () => {
  const balance = part<PartBalance>('balance').value
  const cards = rankedCards()
  return (
    <>
      <Turning columns="wide">
        {cards.map(([id, card], index) => (
          <section class="ranking" key={id}>
            <h2 class="ranking__name" dir="auto">
              {index + 1}. {cardName(card)}
            </h2>
            {card.ratings && <Rating of={cardName(card)} ratings={card.ratings} />}
          </section>
        ))}
      </Turning>
      {balance && <Balance balance={balance} />}
    </>
  )
}
