/** The projector: the question, the time and what everybody may see. Calm, large, nothing personal. */
import { LineStatus } from '../parts/line-status'
import type { Moment, PartStage } from '../protocol.gen'
import { Frame } from '../screen/frame'
import { MomentNow } from '../screen/moment'
import { part, status } from '../store'
import { titleOf } from '../titles'
import { t } from '../words'

/** Moments that need the page for more than their question. */
const full: readonly Moment[] = [
  'reading',
  'hearing',
  'rated',
  'choosing',
  'wording',
  'firstAnswers',
  'worrying',
  'finalAnswers',
  'resulted',
  'checking',
  'settling',
]

export const Screen = () => {
  const now = part<PartStage>('stage').value
  if (!now) {
    return (
      <main class="frame frame--waiting" id="main">
        <LineStatus status={status.value} />
        <h1>{t('status.connecting')}</h1>
      </main>
    )
  }
  return (
    <Frame stage={now} title={titleOf(now)} full={full.includes(now.moment)}>
      <MomentNow now={now} key={`${now.stage}/${now.moment}/${now.time}`} />
    </Frame>
  )
}
