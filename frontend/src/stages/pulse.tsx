/** The pulse: three statements, one Send; the result for all when everybody has had time. */
import { draft, send, write } from '../draft'
import { Button } from '../parts/button'
import { HideLink } from '../parts/hide'
import { Points } from '../parts/points'
import { PulseResult, pulseStatements } from '../parts/pulse-result'
import type { PartPulse } from '../protocol.gen'
import { partsOf } from '../store'
import { refusal, t } from '../words'
import { Progress, roundOf } from './rounds'

const scale = [1, 2, 3, 4, 5] as const

export interface PulseProps {
  /** Another thing on this screen is the primary one. */
  beside?: boolean
}

export const Pulse = ({ beside }: PulseProps) => {
  const round = roundOf('pulse')
  if (!round) return null
  const own = draft(round.id, 'pulse').value
  const given = (own.choice as number[] | undefined) ?? [0, 0, 0]
  const choose = (statement: number, point: number) =>
    write(round.id, 'pulse', { choice: given.map((was, index) => (index === statement ? point : was)) })
  return (
    <form class="pulse stack" noValidate onSubmit={(event) => void sendPulse(event, round.id)}>
      {beside && <h2>{t('title.pulsing')}</h2>}
      {pulseStatements.map((statement) => (
        <Points
          key={statement}
          name={`pulse-${statement}`}
          legend={t(`pulse.statement.${statement}`)}
          points={scale.map((point) => t(`pulse.${point}`))}
          chosen={given[statement]}
          disabled={round.state !== 'open'}
          onChoose={(point) => choose(statement, point)}
        />
      ))}
      <div class="row">
        <Button
          kind={beside ? 'plain' : 'primary'}
          disabled={round.state !== 'open' || own.choice === undefined}
          busy={own.state === 'sending'}
        >
          {t(beside ? 'pulse.send' : 'send')}
        </Button>
        <p class={`box__state box__state--${own.state}`} role="status">
          {own.state === 'empty' ? '' : t(`box.${own.state}`)}
        </p>
      </div>
      {own.refused && <p role="alert">{refusal(own.refused, own.with)}</p>}
      <p class="box__sees">
        {t('pulse.sees')} <HideLink />
      </p>
      <Progress round={round.id} />
    </form>
  )
}

const sendPulse = async (event: Event, round: string) => {
  event.preventDefault()
  await send(round, 'pulse', 'send_pulse', ({ version, choice }) => ({ round, version, answers: choice }))
}

/** The result of that time of asking, once it is shown. */
export const PulseOf = ({ time }: { time: 'first' | 'last' }) => {
  const shown = Object.values(partsOf<PartPulse>('pulse')).sort((a, b) => a.time - b.time)
  const pulse =
    time === 'first' ? shown.find((each) => each.time === 1) : shown.filter((each) => each.time > 1).at(-1)
  return pulse ? <PulseResult pulse={pulse} /> : null
}
