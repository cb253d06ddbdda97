/** The projector: the question, the time and what everybody may see. Calm, large, nothing personal. */
import { LineStatus } from '../parts/line-status'
import type { PartStage } from '../protocol.gen'
import { Frame } from '../screen/frame'
import { MomentNow } from '../screen/moment'
import { part, status } from '../store'
import { known, language, t } from '../words'

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
    <Frame stage={now} title={titleOf(now)}>
      <MomentNow now={now} key={`${now.stage}/${now.moment}/${now.time}`} />
    </Frame>
  )
}

/** The question of the moment, or what goes on where it has none. */
const titleOf = ({ stage, moment, prompt }: PartStage): string => {
  const own = `screen.title.${moment}`
  if (known(own)) return t(own)
  const key = `console.title.${stage}`
  return prompt[language.value] ?? prompt.en ?? t(known(key) && moment !== 'ended' ? key : `stage.${stage}`)
}
