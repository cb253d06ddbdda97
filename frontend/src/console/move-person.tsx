import { signal } from '@preact/signals'
import type { PartGroup } from '../protocol.gen'
import { nameOn } from '../seats'
import { t } from '../words'
import { Do } from './do'

/** The seat whose name was pressed; 0: none. */
export const chosenSeat = signal(0)

export interface MovePersonProps {
  seat: number
  from: PartGroup
  groups: readonly PartGroup[]
}

/** What can be done with the person whose name was pressed, under the name. */
export const MovePerson = ({ seat, from, groups }: MovePersonProps) => {
  const others = groups.filter(({ group }) => group !== from.group)
  const pinned = from.pinned.includes(seat)
  return (
    <ul class="move-person">
      {others.map(({ group }) => (
        <li key={group}>
          <Do act="move_seat" kind="quiet" with={{ seat, group }} onDone={letGo}>
            {t('console.groups.move', { group })}
          </Do>
        </li>
      ))}
      <li>
        <Do act="pin_seat" kind="quiet" with={{ seat, pinned: !pinned }} onDone={letGo}>
          {t(pinned ? 'console.groups.unpin' : 'console.groups.pin')}
        </Do>
      </li>
      {others.length > 0 && (
        <li>
          <Swap seat={seat} from={from} others={others} />
        </li>
      )}
    </ul>
  )
}

interface SwapProps {
  seat: number
  from: PartGroup
  others: readonly PartGroup[]
}

const Swap = ({ seat, from, others }: SwapProps) => (
  <details>
    <summary>{t('console.groups.swap')}</summary>
    <ul class="move-person">
      {others.flatMap(({ group, seats }) =>
        seats.map((other) => (
          <li key={other}>
            <Do
              act="swap_seats"
              kind="quiet"
              with={{ one: seat, other, oneGroup: group, otherGroup: from.group }}
              onDone={letGo}
            >
              {nameOn(other)}
            </Do>
          </li>
        )),
      )}
    </ul>
  </details>
)

const letGo = (): void => {
  chosenSeat.value = 0
}
