/** Who sits where, as far as people say; names live in the part "people" only. */
import { nameOf, type Person } from './parts/people'
import type { PartPeople, PartWorkshop } from './protocol.gen'
import { part } from './store'
import { t } from './words'

/** The person on a seat, with the organisation by name. */
export const personOn = (seat: number): Person => {
  const person = part<PartPeople>('people').value?.people.find((each) => each.seat === seat)
  const organisations = part<PartWorkshop>('workshop').value?.organisations ?? []
  return { seat, name: person?.name ?? '', organisation: organisations[(person?.organisation ?? 0) - 1] }
}

/** "Sian", else "Seat 7, council"; seat 0 is a facilitator. */
export const nameOn = (seat: number): string =>
  seat === 0 ? t('people.facilitator') : nameOf(personOn(seat))

/** "Sian", else "Seat 7": for a list that has the organisation as its heading. */
export const nameWithin = (seat: number): string => nameOf({ ...personOn(seat), organisation: undefined })

/** "Sian, council": for a list in which people find each other. */
export const nameAndPlaceOn = (seat: number): string => {
  const { name, organisation } = personOn(seat)
  return name && organisation ? t('people.nameOf', { name, organisation }) : nameOn(seat)
}
