import { dayInWords } from '../dates'
import type { PartPen, PartProposal } from '../protocol.gen'
import { part } from '../store'
import { t } from '../words'

export interface SentenceProps {
  id: string
  proposal: PartProposal
  small?: boolean
  /** Words count as they are typed; not while people answer, and not afterwards. */
  written?: boolean
}

/** A proposal as one large sentence. */
export const Sentence = ({ id, proposal, small, written }: SentenceProps) => {
  const words = (line: 'will' | 'soThat' | 'who') => {
    const pen = written ? part<PartPen>(`pen/proposal/${id}/${line}`).value : undefined
    return pen?.words ?? proposal.lines[line]?.words ?? ''
  }
  const [will, soThat, who] = [words('will'), words('soThat'), words('who')]
  const size = small ? 'small' : sizeOf(will.length + soThat.length)
  return (
    <div class={`sentence sentence--${size}`}>
      <p class="sentence__words" dir="auto">
        <span class="sentence__lead">{t('line.will')}</span> {will || '…'}{' '}
        <span class="sentence__lead">{t('line.soThat')}</span> {soThat || '…'}
      </p>
      <p class="sentence__rest" dir="auto">
        {[
          who,
          proposal.by && t('line.byDay', { day: dayInWords(proposal.by) }),
          proposal.lookAgain && t('line.lookAgainDay', { day: dayInWords(proposal.lookAgain) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </div>
  )
}

/** So that the longest sentence still fits. */
const sizeOf = (letters: number): 'huge' | 'large' | 'small' =>
  letters < 140 ? 'huge' : letters < 320 ? 'large' : 'small'
