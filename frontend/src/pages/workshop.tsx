/** A participant's page: the room's stage inside the shell that never changes. */
import type { ComponentType } from 'preact'
import { forgetWritten } from '../draft'
import { announce } from '../parts/announcer'
import { Page } from '../parts/page'
import { secondsUntil, Timer } from '../parts/timer'
import type { Stage } from '../stages'
import { Agree } from '../stages/agree'
import { Arrive } from '../stages/arrive'
import { CheckIn } from '../stages/checkin'
import { Close } from '../stages/close'
import { Explore } from '../stages/explore'
import { Gather } from '../stages/gather'
import { Share } from '../stages/share'
import { clock, part, status, why } from '../store'
import { known, language, t, type Language } from '../words'

const stagePages: Record<Stage, ComponentType> = {
  arriving: Arrive,
  checkIn: CheckIn,
  gather: Gather,
  share: Share,
  explore: Explore,
  agree: Agree,
  closing: Close,
  closed: Close,
  cancelled: Close,
}

interface StagePart {
  stage: Stage
  moment: string
  time: number
  prompt: Partial<Record<Language, string>>
}
interface TimerPart {
  endsAt: string
  held: boolean
  left: number
}

export const Workshop = () => {
  const topic = part<{ topic: string }>('workshop').value?.topic
  const now = part<StagePart>('stage').value
  const line = { status: status.value, rolledBack: why.value === 'rolled_back' }
  if (!now) {
    return (
      <Page title={t('status.connecting')} {...line}>
        {null}
      </Page>
    )
  }
  const Body = stagePages[now.stage] ?? Close
  return (
    <Page
      topic={topic}
      stage={now.stage}
      title={now.prompt[language.value] ?? now.prompt.en ?? titleOf(now)}
      moment={`${now.stage}/${now.moment}/${now.time}`}
      beside={<TimeLeft />}
      onForget={forget}
      {...line}
    >
      <Body />
    </Page>
  )
}

/** What a moment without a question is about. */
const titleOf = ({ stage, moment }: StagePart): string => {
  const key = `title.${stage === 'closing' || stage === 'checkIn' ? moment : stage}`
  return known(key) ? t(key) : t(`stage.${stage}`)
}

/** On its own, so that the page is not drawn again every second. */
const TimeLeft = () => {
  const timer = part<TimerPart>('timer').value
  if (!timer || (!timer.held && Date.parse(timer.endsAt) <= 0)) return null
  const left = timer.held ? timer.left : secondsUntil(timer.endsAt, clock.value)
  return <Timer left={left} held={timer.held} />
}

const forget = () => {
  forgetWritten()
  announce(t('hide.forgotten'))
}
