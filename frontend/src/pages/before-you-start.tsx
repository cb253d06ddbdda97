import { stages, type Stage } from '../stages'
import { t } from '../words'
import { groupsFor, preset, type Minutes } from './preset'

export interface BeforeYouStartProps {
  minutes: Minutes
  /** NaN while no number is typed. */
  people: number
  skipped?: readonly Stage[]
}

/** What fits in the time. */
export const BeforeYouStart = ({ minutes, people, skipped = [] }: BeforeYouStartProps) => {
  const { stages: planned, break: pause, proposals } = preset(minutes)
  return (
    <section class="before-you-start" aria-labelledby="before-you-start">
      <h2 id="before-you-start">{t('start.before')}</h2>
      <p>
        {t('start.fits', { n: proposals, minutes })} {people > 0 && groupsLine(people)}
      </p>
      <table class="facts">
        <thead>
          <tr>
            <th scope="col">{t('start.fits.stage')}</th>
            <th scope="col">{t('start.fits.minutes')}</th>
          </tr>
        </thead>
        <tbody>
          {stages
            .filter((stage) => planned[stage] && !skipped.includes(stage))
            .map((stage) => [
              stage === 'agree' && pause > 0 && <Row name={t('start.fits.break')} minutes={pause} />,
              <Row name={t(`stage.${stage}`)} minutes={planned[stage] ?? 0} />,
            ])}
        </tbody>
      </table>
      <p>{t('start.fits.patients')}</p>
    </section>
  )
}

const Row = ({ name, minutes }: { name: string; minutes: number }) => (
  <tr>
    <td>{name}</td>
    <td>{minutes}</td>
  </tr>
)

const groupsLine = (people: number): string => {
  if (people < 5) return t('start.fits.few')
  const groups = groupsFor(people)
  return groups === 1 ? t('start.fits.together') : t('start.fits.groups', { n: groups, people })
}
