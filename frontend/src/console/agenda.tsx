import type { PartPlan, PartStage, PlanStage } from '../protocol.gen'
import { clock, part } from '../store'
import { language, t } from '../words'
import { Do } from './do'
import { proposalsThatFit, secondsBehind } from './pace'
import { Section } from './section'
import { Time } from './time'

/** The clock of the moment, what comes when, and whether the room is ahead or behind. */
export const Agenda = () => {
  const plan = part<PartPlan>('plan').value
  if (!plan || part<PartStage>('stage').value?.moment === 'ended') return null
  return (
    <Section title={t('console.agenda')}>
      <Time />
      <table class="agenda">
        <tbody>
          {plan.stages.map((row) => (
            <Row key={row.stage} row={row} />
          ))}
        </tbody>
      </table>
      {Date.parse(plan.startedAt) > 0 && <Pace plan={plan} />}
    </Section>
  )
}

const Row = ({ row: { stage, seconds, state } }: { row: PlanStage }) => (
  <tr class={`agenda__row agenda__row--${state}`} aria-current={state === 'now' ? 'step' : undefined}>
    <th scope="row">{t(`stage.${stage}`)}</th>
    <td>
      {state === 'done' ? t('console.agenda.done') : t('console.agenda.minutes', { n: minutes(seconds) })}
    </td>
  </tr>
)

const Pace = ({ plan }: { plan: PartPlan }) => {
  const behind = minutes(secondsBehind(plan, clock.value))
  return (
    <>
      <p>
        {behind === 0
          ? t('console.agenda.onTime')
          : t(behind > 0 ? 'console.agenda.behind' : 'console.agenda.ahead', { n: Math.abs(behind) })}{' '}
        {t('console.agenda.ends', { time: timeOf(plan.endsAt) })}
      </p>
      {behind > 0 && <p>{t('console.agenda.fits', { n: proposalsThatFit(plan) })}</p>}
      <div class="row">
        <Do act="replan" with={{ endsAt: plan.endsAt }}>
          {t('console.agenda.replan')}
        </Do>
        <Do act="replan" with={() => ({ endsAt: later(plan.endsAt) })}>
          {t('console.agenda.later')}
        </Do>
      </div>
    </>
  )
}

const minutes = (seconds: number): number => Math.round(seconds / 60)

const laterMs = 10 * 60_000

/** Ten minutes more: from the planned end, or from now where that has passed. */
const later = (endsAt: string): string =>
  new Date(Math.max(Date.parse(endsAt), clock.peek()) + laterMs).toISOString()

const timeOf = (moment: string): string =>
  new Intl.DateTimeFormat(language.value === 'cy' ? 'cy' : 'en-GB', {
    hour: '2-digit',
    minute: '2-digit',
  }).format(Date.parse(moment))
