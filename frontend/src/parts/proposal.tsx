import type { ComponentChildren } from 'preact'
import { dayInWords } from '../dates'
import type { Line, PartLine, PartPen } from '../protocol.gen'
import { t } from '../words'

export interface ProposalProps {
  lines: Partial<Record<Line, PartLine>>
  by: string
  lookAgain: string
  /** Lines that somebody is changing now, with the words so far. */
  pens?: Partial<Record<Line, PartPen>>
  /** Who holds a pen. */
  writer?: (pen: PartPen) => string
  children?: ComponentChildren
}

/** A proposal as the sentence it is: we will … so that …, who, by when, look again on. */
export const Proposal = ({ lines, by, lookAgain, pens = {}, writer, children }: ProposalProps) => {
  const words = (line: Line) => pens[line]?.words ?? lines[line]?.words ?? ''
  const writing = Object.values(pens)[0]
  return (
    <article class="proposal">
      <p class="proposal__sentence" dir="auto">
        <span class="proposal__lead">{t('line.will')}</span> {words('will') || '…'}{' '}
        <span class="proposal__lead">{t('line.soThat')}</span> {words('soThat') || '…'}
      </p>
      <dl class="proposal__rest">
        <Fact name={t('line.who')} value={words('who')} />
        <Fact name={t('proposal.by')} value={dayInWords(by)} />
        <Fact name={t('proposal.lookAgain')} value={dayInWords(lookAgain)} />
      </dl>
      <p class="proposal__pen" role="status">
        {writing && writer ? t('pen.changing', { name: writer(writing) }) : ''}
      </p>
      {children}
    </article>
  )
}

const Fact = ({ name, value }: { name: string; value: string }) => (
  <div class="proposal__fact">
    <dt>{name}</dt>
    <dd dir="auto">{value || t('proposal.notYet')}</dd>
  </div>
)
