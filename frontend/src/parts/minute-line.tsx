import type { ComponentChildren } from 'preact'
import { dayInWords } from '../dates'
import type { Answer, PartMinuteLine } from '../protocol.gen'
import { t } from '../words'

export interface MinuteLineProps {
  line: PartMinuteLine
  children?: ComponentChildren
}

/** One line of what the record will say. */
export const MinuteLine = ({ line, children }: MinuteLineProps) => (
  <article class="minute-line">
    <p class="minute-line__outcome">
      {line.number}. {t(`outcome.${line.outcome || 'notAnswered'}`)}
    </p>
    <p class="minute-line__sentence" dir="auto">
      {t('line.will')} {line.will} {t('line.soThat')} {line.soThat}
    </p>
    {line.standing.map(({ answer, words }) => (
      <p key={`${answer} ${words}`} class="minute-line__standing" dir="auto">
        <strong>{t(`line.standing.${standingAs(answer)}`)}</strong> {words}
      </p>
    ))}
    <p class="minute-line__rest" dir="auto">
      {[line.who, line.by && t('line.byDay', { day: dayInWords(line.by) })].filter(Boolean).join(' · ')}
      {line.lookAgain && <> · {t('line.lookAgainDay', { day: dayInWords(line.lookAgain) })}</>}
    </p>
    {line.tapped > 0 && <p class="minute-line__note">{t('line.tapped', { n: line.tapped })}</p>}
    {line.queried && <p class="minute-line__note">{t('line.queried')}</p>}
    {line.settled && !line.queried && <p class="minute-line__note">{t('line.settled')}</p>}
    {children}
  </article>
)

const standingAs = (answer: Answer) =>
  answer === 'no' ? 'objection' : answer === 'notMine' ? 'notMine' : 'reservation'
