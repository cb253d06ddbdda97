import { t } from '../words'

export interface Person {
  seat: number
  /** First name; empty: none given. */
  name: string
  organisation?: string
  you?: boolean
}

/** Who is here now: first names, or seats where none was given. Never beside a text. */
export const People = ({ people }: { people: readonly Person[] }) => (
  <ul class="people">
    {people.map((person) => (
      <li class="people__person" key={person.seat}>
        {nameOf(person)}
        {person.you && <span class="people__you"> ({t('people.you')})</span>}
      </li>
    ))}
  </ul>
)

/** "Sian", else "Seat 7, council". */
export const nameOf = ({ name, seat, organisation }: Person): string => {
  if (name) return name
  return organisation ? t('people.seatOf', { seat, organisation }) : t('people.seat', { seat })
}
