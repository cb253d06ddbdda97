import type { PartProposal } from '../protocol.gen'
import { t } from '../words'
import { Day } from './day'
import { chooseDays, daysOf } from './days'
import { LineBox } from './line-box'

/** The five things asked of the room, open to be written. Everybody sees them as they change. */
export const Wording = ({ id, proposal }: { id: string; proposal: PartProposal }) => {
  const days = daysOf(id, proposal)
  return (
    <div class="wording stack">
      <LineBox proposal={id} line="will" label={t('console.wording.will')} />
      <LineBox proposal={id} line="soThat" label={t('console.wording.soThat')} />
      <LineBox proposal={id} line="who" label={t('line.who')} rows={1} />
      <div class="wording__days">
        <Day
          id="by"
          label={t('proposal.by')}
          day={days.by}
          save={(day) => chooseDays(id, proposal, { by: day })}
        />
        <Day
          id="look-again"
          label={t('proposal.lookAgain')}
          day={days.lookAgain}
          save={(day) => chooseDays(id, proposal, { lookAgain: day })}
        />
      </div>
    </div>
  )
}
