/** The cards that the room has heard: the group that speaks first, then the others. */
import { Balance } from '../parts/balance'
import { Card } from '../parts/card'
import type { PartBalance, PartCard, PartGroups } from '../protocol.gen'
import { part, partsOf } from '../store'
import { t } from '../words'

export const Heard = ({ withRatings }: { withRatings?: boolean }) => {
  const now = part<PartGroups>('groups').value?.now ?? 0
  const balance = part<PartBalance>('balance').value
  const all = partsOf<PartCard>('card')
  const heads = Object.entries(all)
    .filter(([, card]) => !card.into)
    .sort(withRatings ? byMean : byGroup(now))
  return (
    <section class="heard stack">
      {now > 0 && <p class="heard__now">{t('heard.now', { group: now })}</p>}
      {heads.length === 0 && <p>{t('heard.none')}</p>}
      {heads.map(([id, card]) => (
        <Card key={id} card={card} joinedGroups={groupsOf(card, all)} withRatings={withRatings} />
      ))}
      {withRatings && balance && <Balance balance={balance} />}
    </section>
  )
}

/** The groups of the cards that are joined to a card. */
export const groupsOf = (card: PartCard, all: Record<string, PartCard>): number[] =>
  card.joined.map((id) => all[id]?.group ?? 0).filter((group) => group > 0)

type Entry = [string, PartCard]

const byGroup =
  (now: number) =>
  ([a, one]: Entry, [b, other]: Entry): number =>
    Number(other.group === now) - Number(one.group === now) || one.group - other.group || (a < b ? -1 : 1)

const byMean = ([a, one]: Entry, [b, other]: Entry): number =>
  (other.ratings?.mean ?? 0) - (one.ratings?.mean ?? 0) || (a < b ? -1 : 1)
