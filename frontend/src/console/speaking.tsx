import { Turns } from '../parts/turns'
import type { PartTurnList, PartTurns } from '../protocol.gen'
import { nameAndPlaceOn } from '../seats'
import { part } from '../store'
import { t } from '../words'
import { Do } from './do'

/** Who speaks now. The speaker passes the turn on; the facilitator can do it too. */
export const Speaking = () => {
  const turns = part<PartTurns>('turns').value
  if (!turns) return null
  return (
    <div class={turns.lists.length > 1 ? 'speaking speaking--groups' : 'speaking'}>
      {turns.lists.map((list) => (
        <One key={list.group} id={turns.turns} list={list} />
      ))}
    </div>
  )
}

const One = ({ id, list }: { id: string; list: PartTurnList }) => (
  <section class="speaking__list stack">
    {list.group > 0 && <h2>{t('card.group', { group: list.group })}</h2>}
    <Turns list={list} name={nameAndPlaceOn} />
    {list.now > 0 && (
      <div class="row">
        <Do act="finish_turn" with={{ turns: id, seat: list.now }}>
          {t('console.turns.next')}
        </Do>
        {!list.again && (
          <Do act="finish_turn" kind="quiet" with={{ turns: id, seat: list.now, passed: true }}>
            {t('console.turns.pass')}
          </Do>
        )}
      </div>
    )}
  </section>
)
