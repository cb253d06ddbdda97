import { useEffect } from 'preact/hooks'
import { links, loadLinks } from '../links'
import { MinuteLine } from '../parts/minute-line'
import { PulseResult, pulseStatements } from '../parts/pulse-result'
import type { PartMinuteLine, PartPulse } from '../protocol.gen'
import { partsOf } from '../store'
import { t } from '../words'
import { Answered } from './answered'
import { Turning } from './turning'

/** What the record will say. */
export const Lines = () => {
  const lines = Object.values(partsOf<PartMinuteLine>('line')).sort((one, other) => one.number - other.number)
  return (
    <>
      <Turning columns="wide">
        {lines.map((line) => (
          <MinuteLine key={line.proposal} line={line} />
        ))}
      </Turning>
      <Answered />
    </>
  )
}

/** How people answered the three statements at the check-in. */
export const Pulse = () => {
  const pulse = Object.values(partsOf<PartPulse>('pulse')).find(({ time }) => time === 1)
  return pulse ? <PulseResult pulse={pulse} /> : null
}

/** What people are asked on their own screens. */
export const Statements = () => (
  <>
    <ol class="statements">
      {pulseStatements.map((statement) => (
        <li key={statement}>{t(`pulse.statement.${statement}`)}</li>
      ))}
    </ol>
    <Answered />
  </>
)

export const Thanks = () => {
  useEffect(() => void loadLinks(), [])
  const record = links.value?.record
  return (
    <div class="thanks">
      <p class="thanks__words">{t('screen.thanks')}</p>
      {record && (
        <div class="thanks__way">
          {record.qr && <img class="thanks__picture" src={record.qr} alt={t('screen.record.qr')} />}
          <div>
            <p>{t('screen.record')}</p>
            <p class="thanks__link">{record.url}</p>
          </div>
        </div>
      )}
    </div>
  )
}
