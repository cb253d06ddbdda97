/**
 * Texts of rounds and cards that closed before they were saved: nothing is thrown away but by its
 * writer. They stand open in the stage in which they came too late, and fold to one line from the next on.
 */
import type { ComponentChildren } from 'preact'
import { draft, lateBoxes, lateRounds, moveLate } from '../draft'
import { announce } from '../parts/announcer'
import { Button } from '../parts/button'
import { Further } from '../parts/further'
import { Notice } from '../parts/notice'
import type { PartStage } from '../protocol.gen'
import { part } from '../store'
import { t } from '../words'
import { mayComeAgain, nextPlace, type Late } from './late-places'
import { ownHere } from './own'
import { chooseTheirs, strandedLines, type Stranded } from './writing-line'

export const LateTexts = () => {
  const late = lateRounds().flatMap((round) => lateBoxes(round).map((box) => ({ round, box })))
  const matters = (one: Late) =>
    nextPlace(one) !== undefined || (isNew(`${one.round}/${one.box}`) && !kept(one).value)
  const [here, away] = [late.filter(matters), late.filter((one) => !matters(one))]
  const lines = strandedLines()
  const isNewLine = ({ card, line }: Stranded) => isNew(`${card}/${line}`)
  const [newLines, oldLines] = [lines.filter(isNewLine), lines.filter((line) => !isNewLine(line))]
  return (
    <>
      {here.length > 0 && (
        <Notice kind="banner">
          <LateForRounds late={here} />
        </Notice>
      )}
      {newLines.length > 0 && (
        <Notice kind="banner">
          <LateForCards lines={newLines} />
        </Notice>
      )}
      <Folded n={away.length + oldLines.length}>
        {away.length > 0 && <LateForRounds late={away} />}
        {oldLines.length > 0 && <LateForCards lines={oldLines} />}
      </Folded>
    </>
  )
}

/** Whether the room is still in the stage in which a text was found to be late. */
const isNew = (what: string): boolean => {
  const now = part<PartStage>('stage').value?.stage // drafts become late when the room goes on
  return now === undefined || ownHere(`late/${what}`, now).value === now
}

/** One quiet line that opens. */
const Folded = ({ n, children }: { n: number; children: ComponentChildren }) =>
  n > 0 ? <Further label={t('late.folded', { n })}>{children}</Further> : null

const LateForCards = ({ lines }: { lines: Stranded[] }) => (
  <div class="late-texts stack stack--close">
    <p>{t('late.card')}</p>
    {lines.map(({ card, line, text }) => (
      <div class="late-texts__one" key={`${card}/${line}`}>
        <p class="late-texts__text" dir="auto">
          {text}
        </p>
        <div class="row">
          <Button onPress={() => void copy(text)}>{t('box.copy')}</Button>
          <Button kind="quiet" onPress={() => chooseTheirs(card, line)}>
            {t('late.throw')}
          </Button>
        </div>
      </div>
    ))}
  </div>
)

const LateForRounds = ({ late }: { late: Late[] }) => (
  <div class="late-texts stack stack--close">
    <p>{t(late.some(mayComeAgain) ? 'box.closed' : 'late.last')}</p>
    {late.map((one) => (
      <LateText key={`${one.round}/${one.box}`} late={one} />
    ))}
  </div>
)

const LateText = ({ late }: { late: Late }) => {
  const { text } = draft(late.round, late.box).value
  const next = nextPlace(late)
  const waits = kept(late)
  return (
    <div class="late-texts__one">
      <p class="late-texts__text" dir="auto">
        {text}
      </p>
      <div class="row">
        <Button onPress={() => void copy(text)}>{t('box.copy')}</Button>
        {next && (
          <Button onPress={() => moveLate(late.round, late.box, next.round, next.box)}>
            {t(waits.value ? 'late.use' : 'late.keep')}
          </Button>
        )}
        {!next && !waits.value && mayComeAgain(late) && (
          <Button onPress={() => (waits.value = true)}>{t('late.keep')}</Button>
        )}
        <Button kind="quiet" onPress={() => moveLate(late.round, late.box)}>
          {t('late.throw')}
        </Button>
      </div>
      {!next && waits.value && <p role="status">{t('late.kept')}</p>}
    </div>
  )
}

/** Whether the person wants a text back when the next round opens. */
const kept = ({ round, box }: Late) => ownHere(`kept/${round}/${box}`, false)

const copy = async (text: string): Promise<void> => {
  try {
    await navigator.clipboard.writeText(text)
    announce(t('box.copied'))
  } catch {
    announce(t('late.select'))
  }
}
