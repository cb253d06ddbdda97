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
      <div class="row">
        {!groups.sent && <Shuffle groups={groups} />}
        <Copy text={() => asText(groups.groups)}>{t('console.groups.copy')}</Copy>
      </div>
      <p class="groups__hint">{t('console.groups.hint')}</p>
      <ul class="groups__list">
        {groups.groups.map((group) => (
          <Group key={group.group} group={group} groups={groups.groups} />
        ))}
      </ul>
    </section>
  )
}

interface GroupProps {
  group: PartGroup
  groups: readonly PartGroup[]
}

const Group = ({ group: one, groups }: GroupProps) => (
  <li class="groups__group">
    <h2 class="groups__name">
      {t('card.group', { group: one.group })} <span class="groups__number">{one.seats.length}</span>
    </h2>
    {(one.cards > 0 || one.heard) && (
      <p class="groups__cards">
        {one.heard ? t('console.groups.heard') : t('console.groups.cards', { n: one.cards })}
      </p>
    )}
    <ul class="groups__people">
      {one.seats.map((seat) => (
        <li key={seat}>
          <Person seat={seat} pinned={one.pinned.includes(seat)} />
          {chosenSeat.value === seat && <MovePerson seat={seat} from={one} groups={groups} />}
        </li>
      ))}
    </ul>
  </li>
)

const Person = ({ seat, pinned }: { seat: number; pinned: boolean }) => {
  const { organisation, name } = personOn(seat)
  const chosen = chosenSeat.value === seat
  return (
    <button
      type="button"
      class={chosen ? 'groups__person groups__person--chosen' : 'groups__person'}
      aria-expanded={chosen}
      onClick={() => (chosenSeat.value = chosen ? 0 : seat)}
    >
      {nameOn(seat)}
      {pinned && <span class="groups__place"> {t('console.groups.pinned')}</span>}
      {name && organisation && <span class="groups__place groups__place--under">{organisation}</span>}
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
