import type { PartTurnList, PartTurns } from '../protocol.gen'
import { nameOn } from '../seats'
import { part } from '../store'
import { t } from '../words'

const shownNext = 3

/** Who speaks, and who comes after. */
export const Speakers = () => {
  const lists = part<PartTurns>('turns').value?.lists ?? []
  return (
    <div class={lists.length > 1 ? 'speakers speakers--groups' : 'speakers'}>
      {lists.map((list) => (
        <Speaker key={list.group} list={list} />
      ))}
    </div>
  )
}

const Speaker = ({ list: { group, now, waiting, passed } }: { list: PartTurnList }) => {
  const after = [...waiting, ...passed].slice(0, shownNext)
  return (
    <section class="speakers__list">
      {group > 0 && <h2>{t('card.group', { group })}</h2>}
      {now === 0 ? (
        <p class="speakers__now">{t('turns.over')}</p>
      ) : (
        <>
          <p class="speakers__lead">{t('screen.speaks')}</p>
          <p class="speakers__now">{nameOn(now)}</p>
        </>
      )}
      {after.length > 0 && (
        <p class="speakers__next">{t('screen.next', { names: after.map(nameOn).join(', ') })}</p>
      )}
    </section>
  )
}
