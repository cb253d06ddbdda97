import type { Line, PartPen } from '../protocol.gen'
import { nameOn } from '../seats'
import { part } from '../store'
import { refusal, t } from '../words'
import { Box } from '../parts/box'
import { Button } from '../parts/button'
import { missingLine } from './press'
import { keepMine, saveLine, shownLine, takeTheirs, typeLine } from './lines'

export interface LineBoxProps {
  proposal: string
  line: Line
  label: string
  rows?: number
}

/** One line that several may edit: who else writes, what is saved, and both words where two wrote. */
export const LineBox = ({ proposal, line, label, rows = 2 }: LineBoxProps) => {
  const id = `${proposal}-${line}`
  const { text, state, theirs, refused, with: facts } = shownLine(proposal, line)
  const missing = missingLine(proposal) === line
  const problem = missing ? refusal('needs_words', { line }) : refused && refusal(refused, facts)
  return (
    <div class="line-box" onFocusOut={() => void saveLine(proposal, line)}>
      <Box
        {...{ id, label, text, rows, state }}
        sees="facilitator"
        most={280}
        problem={problem}
        onWrite={(words) => typeLine(proposal, line, words)}
      />
      <Pen proposal={proposal} line={line} writing={state === 'unsent' || state === 'sending'} />
      {theirs !== undefined && (
        <div class="line-box__both stack stack--close">
          <p class="line-box__theirs" dir="auto">
            <strong>{t('console.theirs')}</strong> {theirs}
          </p>
          <div class="row">
            <Button onPress={() => keepMine(proposal, line)}>{t('explore.keepMine')}</Button>
            <Button onPress={() => takeTheirs(proposal, line)}>{t('explore.keepTheirs')}</Button>
          </div>
        </div>
      )}
    </div>
  )
}

/** Somebody else's words while they are typed. */
const Pen = ({ proposal, line, writing }: { proposal: string; line: Line; writing: boolean }) => {
  const pen = part<PartPen>(`pen/proposal/${proposal}/${line}`).value
  if (!pen || writing) return null
  return (
    <p class="line-box__pen" dir="auto">
      {t('pen.writing', { name: nameOn(pen.seat), words: pen.words })}
    </p>
  )
}
