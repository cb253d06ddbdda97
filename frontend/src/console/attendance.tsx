import { nameOn, nameWithin } from '../seats'
import type { PartPeople, PartPerson, PartStage, PartWorkshop } from '../protocol.gen'
import { part } from '../store'
import { t } from '../words'
import { Gone } from './gone'
import { Section } from './section'

/** Who is here: the number that counts, and names as far as people gave them. */
export const Attendance = () => {
  const people = part<PartPeople>('people').value
  if (!people) return null
  const ended = part<PartStage>('stage').value?.moment === 'ended'
  const away = people.people.filter(({ present }) => !present)
  return (
    <Section title={t('console.people')} note={t('people.here', { n: people.here })}>
      {people.newcomers > 0 && <p>{t('console.people.newcomers', { n: people.newcomers })}</p>}
      <dl class="attendance">
        {placesOf(people.people).map(([organisation, there]) => (
          <div class="attendance__place" key={organisation}>
            <dt>
              {placeName(organisation)} <span class="attendance__number">{there.length}</span>
            </dt>
            <dd>{there.map(({ seat }) => nameWithin(seat)).join(', ')}</dd>
          </div>
        ))}
      </dl>
      {away.length > 0 && (
        <p>{t('console.people.away', { names: away.map(({ seat }) => nameOn(seat)).join(', ') })}</p>
      )}
      {!ended && <Gone here={people.here} online={people.people.length - away.length} />}
    </Section>
  )
}

/** Seats by organisation, in the host's order; those who prefer not to say come last. */
const placesOf = (people: readonly PartPerson[]): [number, PartPerson[]][] => {
  const places = new Map<number, PartPerson[]>()
  for (const person of people)
    places.set(person.organisation, [...(places.get(person.organisation) ?? []), person])
  return [...places].sort(([one], [other]) => (one || Infinity) - (other || Infinity))
}

const placeName = (organisation: number): string =>
  part<PartWorkshop>('workshop').value?.organisations[organisation - 1] ?? t('console.people.unsaid')
