import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { LanguageSwitch } from '../parts/language-switch'
import { LineStatus } from '../parts/line-status'
import { secondsUntil, Timer } from '../parts/timer'
import type { PartStage, PartTimer, PartWorkshop } from '../protocol.gen'
import { clock, part, status, why } from '../store'
import { t } from '../words'

export interface FrameProps {
  stage: PartStage
  title: string
  /** There is much to show under the title. */
  full?: boolean
  children: ComponentChildren
}

/** What stays on the screen in every moment: topic, stage, time, and how to come in while the doors are open. */
export const Frame = ({ stage, title, full, children }: FrameProps) => {
  const workshop = part<PartWorkshop>('workshop').value
  useEffect(() => {
    document.title = `${title} – ${t('app.name')}`
  }, [title])
  return (
    <div class={full ? 'frame frame--full' : 'frame'} data-stage={stage.stage}>
      <header class="frame__head">
        <p class="frame__topic">{workshop?.topic}</p>
        <p class="frame__stage">{t(`stage.${stage.stage}`)}</p>
        <TimeLeft />
        <LanguageSwitch />
      </header>
      <main class="frame__main" id="main">
        <LineStatus status={status.value} rolledBack={why.value === 'rolled_back'} />
        <h1 class="frame__title">{title}</h1>
        {children}
      </main>
      {workshop?.code && stage.stage !== 'arriving' && (
        <footer class="frame__foot">
          {t('screen.join', { address: `${location.host}/join` })} {t('screen.code')}{' '}
          <strong class="frame__code">{workshop.code}</strong>
        </footer>
      )}
    </div>
  )
}

/** On its own, so that the screen is not drawn again every second. */
const TimeLeft = () => {
  const timer = part<PartTimer>('timer').value
  if (!timer || (!timer.held && Date.parse(timer.endsAt) <= 0)) return null
  const left = timer.held ? timer.left : secondsUntil(timer.endsAt, clock.value)
  return <Timer left={left} held={timer.held} />
}
