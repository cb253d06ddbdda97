/** Texts of rounds and cards that closed before they were saved: nothing is thrown away but by its writer. */
import { draft, lateBoxes, lateRounds, moveLate } from '../draft'
import { announce } from '../parts/announcer'
import { Button } from '../parts/button'
import { Notice } from '../parts/notice'
import type { PartStage } from '../protocol.gen'
import { part } from '../store'
import { t } from '../words'
import { freeBox } from './thought-boxes'
import { roundOf } from './rounds'
import { chooseTheirs, strandedLines } from './writing-line'

export const LateTexts = () => (
  <>
    <LateForRounds />
    <LateForCards />
  </>
)

const LateForCards = () => {
  const late = strandedLines()
  if (late.length === 0) return null
  return (
    <Notice kind="banner">
      <div class="late-texts stack stack--close">
        <p>{t('late.card')}</p>
        {late.map(({ card, line, text }) => (
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
    </Notice>
  )
}

const LateForRounds = () => {
  part<PartStage>('stage').value // drafts become late when the room goes on
  const late = lateRounds().flatMap((round) => lateBoxes(round).map((box) => ({ round, box })))
  if (late.length === 0) return null
  return (
    <Notice kind="banner">
      <div class="late-texts stack stack--close">
        <p>{t('box.closed')}</p>
        {late.map(({ round, box }) => (
          <LateText key={`${round}/${box}`} round={round} box={box} />
        ))}
      </div>
    </Notice>
  )
}

const LateText = ({ round, box }: { round: string; box: string }) => {
  const { text } = draft(round, box).value
  const next = box.startsWith('thought-') ? nextPlace() : undefined
  return (
    <div class="late-texts__one">
      <p class="late-texts__text" dir="auto">
        {text}
      </p>
      <div class="row">
        <Button onPress={() => void copy(text)}>{t('box.copy')}</Button>
        {next && <Button onPress={() => moveLate(round, box, next.round, next.box)}>{t('late.keep')}</Button>}
        <Button kind="quiet" onPress={() => moveLate(round, box)}>
          {t('late.throw')}
        </Button>
      </div>
    </div>
  )
}

/** A free box of the open round of thoughts, if there is one. */
const nextPlace = (): { round: string; box: string } | undefined => {
  const round = roundOf('thoughts')
  const box = round?.state === 'open' ? freeBox(round.id) : undefined
  return round && box ? { round: round.id, box } : undefined
}

const copy = async (text: string): Promise<void> => {
  try {
    await navigator.clipboard.writeText(text)
    announce(t('box.copied'))
  } catch {
    announce(t('late.select'))
  }
}
