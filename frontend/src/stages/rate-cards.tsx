/** Everyone rates the cards alone, in an order of their own. */
import { draft, send, write } from '../draft'
import { Button } from '../parts/button'
import { Card, cardName } from '../parts/card'
import { Further } from '../parts/further'
import { HideLink } from '../parts/hide'
import { Points } from '../parts/points'
import type { PartCard } from '../protocol.gen'
import { partsOf } from '../store'
import { refusal, t } from '../words'
import { groupsOf } from './heard'
import { shuffled } from './own'
import { Progress, roundOf, type OpenRound } from './rounds'

type Ratings = Record<string, number>
const scale = [1, 2, 3, 4, 5] as const

export const RateCards = () => {
  const round = roundOf('ratings')
  return round ? <Rate round={round} /> : null
}

const Rate = ({ round }: { round: OpenRound }) => {
  const all = partsOf<PartCard>('card')
  const ids = shuffled(Object.keys(all).filter((id) => !all[id]?.into))
  const own = draft(round.id, 'ratings').value
  const given = (own.choice as Ratings | undefined) ?? {}
  return (
    <form class="rate-cards stack" noValidate onSubmit={(event) => void sendRatings(event, round.id)}>
      <ul class="rate-cards__list">
        {ids.map((id) => (
          <li key={id} class="rate-cards__one">
            <Points
              name={`rate-${id}`}
              legend={cardName(all[id]!)}
              points={scale.map((point) => t(`rating.${point}`))}
              chosen={given[id]}
              disabled={round.state !== 'open'}
              onChoose={(point) => write(round.id, 'ratings', { choice: { ...given, [id]: point } })}
            />
            <Further label={t('rate.card')}>
              <Card card={all[id]!} joinedGroups={groupsOf(all[id]!, all)} />
            </Further>
          </li>
        ))}
      </ul>
      <div class="row">
        <Button
          kind="primary"
          disabled={round.state !== 'open' || own.choice === undefined}
          busy={own.state === 'sending'}
        >
          {t(own.saved ? 'send.again' : 'send')}
        </Button>
        <p class={`box__state box__state--${own.state}`} role="status">
          {own.state === 'empty' ? '' : t(`box.${own.state}`)}
        </p>
      </div>
      {own.refused && <p role="alert">{refusal(own.refused, own.with)}</p>}
      <p class="box__sees">
        {t('pulse.sees')} <HideLink />
      </p>
      <Progress round={round.id} />
    </form>
  )
}

const sendRatings = async (event: Event, round: string) => {
  event.preventDefault()
  await send(round, 'ratings', 'send_ratings', ({ version, choice }) => ({ round, version, ratings: choice }))
}
