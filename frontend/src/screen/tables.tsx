import type { PartGroups } from '../protocol.gen'
import { nameOn } from '../seats'
import { part } from '../store'
import { t } from '../words'

/** Who is in which group. */
export const Tables = () => (
  <ul class="tables">
    {part<PartGroups>('groups').value?.groups.map(({ group, seats }) => (
      <li class="tables__group" key={group}>
        <h2>{t('card.group', { group })}</h2>
        <p>{seats.map(nameOn).join(', ')}</p>
      </li>
    ))}
  </ul>
)

export const Returning = () => <p class="tables__return">{t('screen.returning')}</p>
