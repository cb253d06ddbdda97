import { signal } from '@preact/signals'
import type { PartGroup } from '../protocol.gen'
import { nameOn } from '../seats'
import { t } from '../words'
import { Do } from './do'

/** The seat whose person is about to be moved; 0: none. */
export const chosenSeat = signal(0)

/** What can be done with the person whose name was pressed. */
export const MovePerson = ({ groups }: { groups: readonly PartGroup[] }) => {
  const seat = chosenSeat.value
  const from = groups.find(({ seats }) => seats.includes(seat))
  if (!from) return <p class="move-person__hint">{t('console.groups.hint')}</p>
  const others = groups.filter(({ group }) => group !== from.group)
  const pinned = from.pinned.includes(seat)
  return (
    <div class="move-person stack stack--close" role="group" aria-label={nameOn(seat)}>
      <div class="row">
        <strong>{nameOn(seat)}</strong>
        {others.map(({ group }) => (
          <Do key={group} act="move_seat" with={{ seat, group }} onDone={letGo}>
            {t('console.groups.move', { group })}
          </Do>
        ))}
        <Do act="pin_seat" with={{ seat, pinned: !pinned }} onDone={letGo}>
          {t(pinned ? 'console.groups.unpin' : 'console.groups.pin')}
        </Do>
      </div>
      {others.length > 0 && (
        <details>
          <summary>{t('console.groups.swap')}</summary>
          <div class="row">
            {others.flatMap(({ group, seats }) =>
              seats.map((other) => (
                <Do
                  key={other}
                  act="swap_seats"
                  kind="quiet"
                  with={{ one: seat, other, oneGroup: group, otherGroup: from.group }}
                  onDone={letGo}
                >
                  {nameOn(other)}
                </Do>
              )),
            )}
          </div>
        </details>
      )}
    </div>
  )
}

const letGo = (): void => {
  chosenSeat.value = 0
}
