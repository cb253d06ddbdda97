/** One line of a group's card: one pen at a time, everybody's words live. */
import { Box } from '../parts/box'
import { Button } from '../parts/button'
import type { Line, PartLine, PartPen, PartYou } from '../protocol.gen'
import { nameOn } from '../seats'
import { part } from '../store'
import { refusal, t } from '../words'
import { chooseMine, chooseTheirs, isAhead, saveLine, typeLine, writing } from './writing-line'

export interface CardLineProps {
  card: string
  line: Line
  shared: PartLine | undefined
}

const most = 280

export const CardLine = ({ card, line, shared }: CardLineProps) => {
  const own = writing(card, line).value
  const mine = isAhead(own, shared) ? own : undefined
  const pen = part<PartPen>(`pen/card/${card}/${line}`).value
  const others = pen && pen.seat !== part<PartYou>('you').value?.seat && pen.words !== shared?.words
  const other = others ? pen : undefined
  const clash = mine?.refused === 'line_changed'
  const problem = mine?.refused && !clash ? refusal(mine.refused, mine.with) : undefined
  return (
    <div class="card-line" onFocusOut={() => void saveLine(card, line)}>
      <Box
        id={`${card}-${line}`}
        label={t(`line.${line}`)}
        sees="group"
        most={most}
        rows={2}
        text={mine?.text ?? other?.words ?? shared?.words ?? ''}
        state={mine?.state ?? (shared ? 'saved' : 'empty')}
        problem={problem}
        readOnly={!mine && other !== undefined}
        onWrite={(text) => typeLine(card, line, text, shared)}
      />
      <p class="card-line__pen" role="status">
        {other && t('explore.writes', { name: nameOn(other.seat) })}
      </p>
      {mine && other && other.words && <p class="card-line__theirs">{other.words}</p>}
      {clash && mine && (
        <Clash
          card={card}
          line={line}
          mine={mine.text}
          theirs={shared?.words ?? ''}
          version={shared?.version ?? 0}
        />
      )}
    </div>
  )
}

interface ClashProps {
  card: string
  line: Line
  mine: string
  theirs: string
  /** Of the words that everybody has. */
  version: number
}

/** Two people wrote one line: both are shown, the person chooses, nothing is lost. */
const Clash = ({ card, line, mine, theirs, version }: ClashProps) => {
  const both = `${theirs} / ${mine}`
  return (
    <div class="card-line__clash stack stack--close" role="alert">
      <p>{t('refusal.line_changed')}</p>
      <p class="card-line__theirs" dir="auto">
        {theirs}
      </p>
      <div class="row">
        <Button onPress={() => void chooseMine(card, line, mine, version)}>{t('explore.keepMine')}</Button>
        <Button onPress={() => chooseTheirs(card, line)}>{t('explore.keepTheirs')}</Button>
        {[...both].length <= most && (
          <Button onPress={() => void chooseMine(card, line, both, version)}>{t('explore.keepBoth')}</Button>
        )}
      </div>
    </div>
  )
}
