/** Where a text that came too late can still go. */
import { draft, remember, remembered } from '../draft'
import type { PartProposal, PartStage } from '../protocol.gen'
import { part } from '../store'
import { freeBox } from './thought-boxes'
import { roundOf } from './rounds'

export interface Late {
  /** The round that has closed. */
  round: string
  box: string
}

/** The stage in which a box stood. */
const stageOfBox = ({ box }: Late): PartStage['stage'] =>
  box.startsWith('thought-') ? 'gather' : box === 'answer' ? 'agree' : 'checkIn'

/** Keeps which proposal a round of answers was about, beyond the round. */
export const rememberAskedAbout = (round: string, proposal: string): void =>
  remember(`about/${round}`, { text: proposal })

const askedAbout = (round: string): string | undefined => remembered(`about/${round}`)?.text

/** A free box of an open round of the same kind; answers go to the same proposal only. */
export const nextPlace = (late: Late): Late | undefined => {
  const stage = stageOfBox(late)
  const round = stage === 'gather' ? roundOf('thoughts') : stage === 'agree' ? roundOf('answers') : undefined
  if (round?.state !== 'open') return undefined
  if (stage === 'agree') {
    const free = draft(round.id, 'answer').value.state === 'empty'
    return free && round.proposal === askedAbout(late.round) ? { round: round.id, box: 'answer' } : undefined
  }
  const box = freeBox(round.id)
  return box ? { round: round.id, box } : undefined
}

/** Whether a round of the same kind is open or may still come. */
export const mayComeAgain = (late: Late): boolean => {
  const now = part<PartStage>('stage').value?.stage
  if (nextPlace(late)) return true
  if (!now || now === 'closing' || now === 'closed' || now === 'cancelled') return false
  if (stageOfBox(late) === 'gather') return true
  const proposal = part<PartProposal>(`proposal/${askedAbout(late.round)}`).value
  return Boolean(stageOfBox(late) === 'agree' && proposal?.now && !proposal.outcome)
}
