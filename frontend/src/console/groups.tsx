import type { PartGroup, PartGroups } from '../protocol.gen'
import { nameOn, personOn } from '../seats'
import { part } from '../store'
import { t } from '../words'
import { Copy } from './copy'
import { Do } from './do'
import { chosenSeat, MovePerson } from './move-person'

/** Who is in which group; a name that is pressed can be moved, swapped or kept where it is. */
export const Groups = () => {
  const groups = part<PartGroups>('groups').value
  if (!groups) return null
  return (
    <section class="groups stack">
      <ul class="groups__list">
        {groups.groups.map((group) => (
          <Group key={group.group} group={group} />
        ))}
      </ul>
      <MovePerson groups={groups.groups} />
      <div class="row">
        {!groups.sent && <Shuffle groups={groups} />}
        <Copy text={() => asText(groups.groups)}>{t('console.groups.copy')}</Copy>
      </div>
    </section>
  )
}

const Group = ({ group: { group, seats, pinned, heard, cards } }: { group: PartGroup }) => (
  <li class="groups__group">
    <h2 class="groups__name">
      {t('card.group', { group })} <span class="groups__number">{seats.length}</span>
    </h2>
    <ul class="groups__people">
      {seats.map((seat) => (
        <li key={seat}>
          <Person seat={seat} pinned={pinned.includes(seat)} />
        </li>
      ))}
    </ul>
    {(cards > 0 || heard) && (
      <p class="groups__cards">
        {heard ? t('console.groups.heard') : t('console.groups.cards', { n: cards })}
      </p>
    )}
  </li>
)

const Person = ({ seat, pinned }: { seat: number; pinned: boolean }) => {
  const { organisation, name } = personOn(seat)
  const chosen = chosenSeat.value === seat
  return (
    <button
      type="button"
      class={chosen ? 'groups__person groups__person--chosen' : 'groups__person'}
      aria-pressed={chosen}
      onClick={() => (chosenSeat.value = chosen ? 0 : seat)}
    >
      {nameOn(seat)}
      {name && organisation && <span class="groups__place"> {organisation}</span>}
      {pinned && <span class="groups__place"> {t('console.groups.pinned')}</span>}
    </button>
  )
}

const Shuffle = ({ groups: { groups, deal } }: { groups: PartGroups }) => {
  const people = groups.flatMap(({ seats }) => seats).length
  const again = (count: number) => ({ groups: count, deal: deal + 1 })
  return (
    <>
      <Do act="form_groups" with={again(groups.length)}>
        {t('console.groups.reshuffle')}
      </Do>
      <Do act="form_groups" with={again(groups.length + 1)} disabled={groups.length >= people}>
        {t('console.groups.more')}
      </Do>
      <Do act="form_groups" with={again(groups.length - 1)} disabled={groups.length < 2}>
        {t('console.groups.fewer')}
      </Do>
    </>
  )
}

/** First names by group, for the rooms of a video call. */
const asText = (groups: readonly PartGroup[]): string =>
  groups
    .map(({ group, seats }) => `${t('card.group', { group })}: ${seats.map(nameOn).join(', ')}`)
    .join('\n')
