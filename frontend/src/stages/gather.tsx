/** Individual thoughts: in silence, in parallel, private. */
import { boxes, draft } from '../draft'
import { act } from '../connection'
import { announce } from '../parts/announcer'
import { Button } from '../parts/button'
import { Notice } from '../parts/notice'
import type { PartStage, PartTimer, PartWorkshop } from '../protocol.gen'
import { secondsUntil } from '../parts/timer'
import { clock, part } from '../store'
import { refusal, t } from '../words'
import { ownTab } from './own'
import { Progress, roundOf, type OpenRound } from './rounds'
import { SmallRoom } from './small-room'
import { StagePage } from './stage-page'
import { freeBox, openBoxes, sentBoxes } from './thought-boxes'
import { SentThought } from './sent-thought'
import { ThoughtBox } from './thought-box'

export const Gather = () => {
  const round = roundOf('thoughts')
  return (
    <StagePage>
      {round?.state === 'open' && <Writing round={round} />}
      {round?.state === 'closing' && <p role="status">{t('gather.closing')}</p>}
      {!round && <p>{t('gather.waiting')}</p>}
    </StagePage>
  )
}

const Writing = ({ round }: { round: OpenRound }) => {
  const { id } = round
  const quota = part<PartWorkshop>('workshop').value?.quota ?? 3
  const [sent, open] = [sentBoxes(id), openBoxes(id)]
  const added = ownTab(`added/${id}`, () => false)
  const free = freeBox(id)
  const fresh = free && open.length === 0 && (sent.length === 0 || added.value) ? free : undefined
  const more = free && open.length === 0 && !fresh
  return (
    <>
      <SmallRoom round={round} />
      <HalfTime />
      {sent.map((box) => (
        <SentThought key={box} round={id} box={box} />
      ))}
      {[...open, ...(fresh ? [fresh] : [])].map((box, index) => (
        <ThoughtBox
          key={box}
          round={id}
          box={box}
          primary={index === 0}
          quota={quota}
          onSent={() => (added.value = false)}
        />
      ))}
      <div class="row">
        {more && (
          <Button kind="primary" onPress={() => (added.value = true)}>
            {t('gather.add', { n: quota - sent.length })}
          </Button>
        )}
        <Finish round={id} />
      </div>
      <Progress round={id} />
    </>
  )
}

/** The same button for those who wrote and those who did not. */
const Finish = ({ round }: { round: string }) => {
  const finished = ownTab(`finished/${round}`, () => false).value
  const waiting = boxes(round).some((box) => ['unsent', 'refused'].includes(draft(round, box).value.state))
  if (finished) return <p role="status">{t(waiting ? 'gather.unsent' : 'gather.finished')}</p>
  return <Button onPress={() => void finish(round)}>{t('gather.finish')}</Button>
}

const finish = async (round: string) => {
  const answer = await act('finish_round', { round }, { round })
  if ('refused' in answer) announce(refusal(answer.refused, answer.with))
  else ownTab(`finished/${round}`, () => false).value = true
}

/** The same line for all, whatever they have written. */
const HalfTime = () => {
  const timer = part<PartTimer>('timer').value
  const stage = part<PartStage>('stage').value
  if (!timer || !stage || timer.seconds <= 0) return null
  const left = timer.held ? timer.left : secondsUntil(timer.endsAt, clock.value)
  const half = left <= timer.seconds / 2
  return <div role="status">{half && <Notice>{t('gather.half')}</Notice>}</div>
}
