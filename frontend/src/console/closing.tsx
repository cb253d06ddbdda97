import { MinuteLine } from '../parts/minute-line'
import { PulseResult } from '../parts/pulse-result'
import type { PartChampion, PartMinuteLine, PartPulse } from '../protocol.gen'
import { partsOf } from '../store'
import { t } from '../words'
import { Do } from './do'

/** The lines as the record will have them; tapped ones first, to be settled aloud. */
export const Closing = () => (
  <>
    <Lines />
    <Champions />
  </>
)

/** And how people answered the three statements, once nobody is answering them. */
export const Settling = () => (
  <>
    <Closing />
    <Pulses />
  </>
)

const Lines = () => {
  const lines = Object.values(partsOf<PartMinuteLine>('line')).sort(
    (one, other) => other.tapped - one.tapped || one.number - other.number,
  )
  if (lines.length === 0) return <p>{t('console.lines.none')}</p>
  return (
    <div>
      {lines.map((line) => (
        <MinuteLine key={line.proposal} line={line}>
          {line.tapped > 0 && (
            <div class="row">
              <Do
                act="settle_line"
                pressed={line.settled && !line.queried}
                with={{ line: line.proposal, queried: false }}
              >
                {t('console.lines.fine')}
              </Do>
              <Do act="settle_line" pressed={line.queried} with={{ line: line.proposal, queried: true }}>
                {t('console.lines.queried')}
              </Do>
            </div>
          )}
        </MinuteLine>
      ))}
    </div>
  )
}

const Champions = () => {
  const champions = Object.entries(partsOf<PartChampion>('champion'))
  if (champions.length === 0) return null
  const lines = partsOf<PartMinuteLine>('line')
  return (
    <section class="stack stack--close">
      <h2>{t('console.champions')}</h2>
      <ul>
        {champions.map(([id, { name, profession, proposal }]) => (
          <li key={id}>
            {[name, profession].filter(Boolean).join(', ')} ({lines[proposal]?.number})
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The three statements, as they were answered last. */
export const Pulses = () => (
  <>
    {Object.entries(partsOf<PartPulse>('pulse'))
      .sort(([, one], [, other]) => other.time - one.time)
      .slice(0, 1)
      .map(([id, pulse]) => (
        <PulseResult key={id} pulse={pulse} />
      ))}
  </>
)
