/** A proposal with its words as they are changed, and what changed since people answered. */
import { Difference } from '../parts/difference'
import { Proposal } from '../parts/proposal'
import type { Line, PartPen, PartProposal, PartStage } from '../protocol.gen'
import { nameOn } from '../seats'
import { part, partsOf } from '../store'
import { t } from '../words'

export const LiveProposal = ({ id, proposal }: { id: string; proposal: PartProposal }) => (
  <section class="live-proposal stack">
    <Proposal
      lines={proposal.lines}
      by={proposal.by}
      lookAgain={proposal.lookAgain}
      pens={pensOn(id, proposal)}
      writer={({ seat }) => nameOn(seat)}
    />
    <Changed proposal={proposal} />
  </section>
)

/** While people answer, only what was saved counts. */
const pensOn = (id: string, { lines }: PartProposal): Partial<Record<Line, PartPen>> => {
  const moment = part<PartStage>('stage').value?.moment
  if (moment !== 'wording' && moment !== 'worrying') return {}
  const start = `proposal/${id}/`
  const pens = Object.entries(partsOf<PartPen>('pen'))
    .filter(([name]) => name.startsWith(start))
    .map(([name, pen]) => [name.slice(start.length) as Line, pen] as const)
  return Object.fromEntries(pens.filter(([line, pen]) => pen.words !== lines[line]?.words))
}

/** The words as they stand against the last version that was asked. */
const Changed = ({ proposal: { lines, versions } }: { proposal: PartProposal }) => {
  const last = versions.at(-1)
  const before = versions.at(-2)
  const [will, soThat] = [lines.will?.words ?? '', lines.soThat?.words ?? '']
  const changed = last && (last.will !== will || last.soThat !== soThat)
  const from = changed ? last : before
  if (!from) return null
  return (
    <div class="live-proposal__changed">
      <p class="box__sees">{t('agree.changed', { version: from.version })}</p>
      <Difference
        before={`${t('line.will')} ${from.will} ${t('line.soThat')} ${from.soThat}`}
        after={`${t('line.will')} ${will} ${t('line.soThat')} ${soThat}`}
      />
    </div>
  )
}
