import type { Answer, PartTally } from '../protocol.gen'
import { t } from '../words'
import { LyingBar } from './bars'

export const answers = [
  'yes',
  'yesWorry',
  'canLive',
  'notYet',
  'no',
  'notMine',
] as const satisfies readonly Answer[]

/** First and final answers side by side: two counts, never a difference. */
export const Tallies = ({ tallies }: { tallies: readonly PartTally[] }) => {
  const counted = tallies.filter(({ people }) => people > 0)
  if (counted.length === 0) return tallies.length > 0 ? <p>{t('tally.few')}</p> : null
  const most = Math.max(...counted.flatMap(({ counts }) => Object.values(counts)), 1)
  return (
    <table class="tallies">
      <caption class="unseen">{t('tally.caption')}</caption>
      <thead>
        <tr>
          <td />
          {counted.map((tally) => (
            <th scope="col" key={headOf(tally)}>
              {headOf(tally)}
              <span class="tallies__people">{t('tally.people', { n: tally.people, here: tally.here })}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {answers.map((answer) => (
          <tr key={answer}>
            <th class="tallies__answer" scope="row">
              {t(`answer.${answer}`)}
            </th>
            {counted.map((tally) => (
              <td class="tallies__count" key={headOf(tally)}>
                <span class="tallies__number">{tally.counts[answer] ?? 0}</span>
                <LyingBar share={(tally.counts[answer] ?? 0) / most} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const headOf = ({ final }: PartTally): string => t(final ? 'tally.final' : 'tally.first')
