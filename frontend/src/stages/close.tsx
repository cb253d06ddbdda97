/** Close: the lines, once looked at by everybody; then what was published. */
import type { PartChampion, PartMinuteLine, PartStage } from '../protocol.gen'
import { part, partsOf } from '../store'
import { t } from '../words'
import { Champions } from './champions'
import { CheckLines } from './check-lines'
import { Pulse, PulseOf } from './pulse'
import { Published } from './published'
import { roundOf } from './rounds'
import { MinuteLine } from '../parts/minute-line'
import { LateTexts } from './late-texts'
import { StagePage } from './stage-page'

export const Close = () => {
  const stage = part<PartStage>('stage').value
  if (stage?.stage === 'cancelled') return <p>{t('close.cancelled')}</p>
  if (stage?.stage === 'closed') {
    return (
      <div class="stack stack--wide">
        <LateTexts />
        <Published />
      </div>
    )
  }
  return (
    <StagePage>
      <Closing />
    </StagePage>
  )
}

const Closing = () => {
  const round = roundOf('lines')
  const lines = linesInOrder()
  return (
    <>
      {round ? <CheckLines round={round} lines={lines} /> : <Settled lines={lines} />}
      <Pulse beside={Boolean(round)} />
      {!round && <PulseOf time="last" />}
    </>
  )
}

const Settled = ({ lines }: { lines: Line[] }) => (
  <>
    <section class="stack">
      <p>{t(lines.some(([, line]) => line.tapped > 0) ? 'close.settling' : 'close.fine')}</p>
      <div>
        {lines.map(([id, line]) => (
          <MinuteLine key={id} line={line} />
        ))}
      </div>
      <p class="box__sees">{t('close.next')}</p>
    </section>
    <Champions lines={lines} champions={partsOf<PartChampion>('champion')} />
  </>
)

export type Line = [string, PartMinuteLine]

/** The lines of what was proposed, as they stand in the record. */
export const linesInOrder = (): Line[] =>
  Object.entries(partsOf<PartMinuteLine>('line')).sort(([, one], [, other]) => one.number - other.number)
