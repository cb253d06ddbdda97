import type { PartProposal } from '../protocol.gen'
import { t } from '../words'
import { Day } from './day'
import { LineBox } from './line-box'

/** The five things asked of the room, open to be written. Everybody sees them as they change. */
export const Wording = ({ id, proposal: { by, lookAgain } }: { id: string; proposal: PartProposal }) => (
  <div class="wording stack">
    <LineBox proposal={id} line="will" label={t('console.wording.will')} />
    <LineBox proposal={id} line="soThat" label={t('console.wording.soThat')} />
    <LineBox proposal={id} line="who" label={t('line.who')} rows={1} />
    <div class="wording__days">
      <Day
        id="by"
        label={t('proposal.by')}
        day={by}
        dated={(day) => ({ proposal: id, by: day, lookAgain })}
      />
      <Day
        id="look-again"
        label={t('proposal.lookAgain')}
        day={lookAgain}
        dated={(day) => ({ proposal: id, by, lookAgain: day })}
      />
    </div>
  </div>
)
