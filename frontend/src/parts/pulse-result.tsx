import type { PartPulse } from '../protocol.gen'
import { t } from '../words'
import { Spread } from './spread'

export const pulseStatements = [0, 1, 2] as const

/** The three statements and how the room answered them. */
export const PulseResult = ({ pulse }: { pulse: PartPulse }) => {
  if (pulse.people === 0) return <p class="pulse-result">{t('pulse.few')}</p>
  return (
    <section class="pulse-result stack">
      <h2>{t('pulse.result', { n: pulse.people })}</h2>
      {pulseStatements.map((statement) => (
        <Spread
          key={statement}
          caption={t(`pulse.statement.${statement}`)}
          counts={pulse.counts[statement] ?? []}
          ends={[t('pulse.1'), t('pulse.5')]}
        />
      ))}
    </section>
  )
}
