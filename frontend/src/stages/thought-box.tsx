/** One thought being written, with what to look at before it is sent. */
import { draft, send, write } from '../draft'
import { Box } from '../parts/box'
import { Button } from '../parts/button'
import { Check } from '../parts/check'
import type { PartWorkshop, PartYou } from '../protocol.gen'
import { personOn } from '../seats'
import { part } from '../store'
import { refusal, t } from '../words'
import { edit, holdInPlace, justSent } from './thought-boxes'
import { warningsOf } from './warnings'

export interface ThoughtBoxProps {
  round: string
  box: string
  /** Its Send is the one thing to do on this screen. */
  primary: boolean
  quota: number
  onSent: () => void
}

const most = 280

export const ThoughtBox = ({ round, box, primary, quota, onSent }: ThoughtBoxProps) => {
  const own = draft(round, box).value
  const quoting = part<PartWorkshop>('workshop').value?.quoting
  const number = Number(box.replace('thought-', ''))
  const blank = own.text.trim() === '' || [...own.text].length > most
  const held = justSent.value === `${round}/${box}` && own.state !== 'unsent'
  const submit = async (event: Event) => {
    event.preventDefault()
    if (blank || held) return
    await Promise.all([sendThought(round, box), holdInPlace(round, box)])
    if (draft(round, box).value.state === 'saved') edit(round, box, false)
    onSent()
  }
  return (
    <form class="thought-box stack stack--close" noValidate onSubmit={(event) => void submit(event)}>
      <Box
        id={box}
        label={quota > 1 ? t('gather.box', { number, of: quota }) : t('gather.one')}
        sees="all"
        sealed
        most={most}
        text={own.text}
        state={own.state}
        problem={own.refused && refusal(own.refused, own.with)}
        onWrite={(text) => write(round, box, { text })}
      />
      <Warnings text={own.text} />
      {quoting && (
        <Check
          id={`${box}-quote`}
          label={t('gather.quote')}
          checked={own.choice === true}
          onCheck={(quote) => write(round, box, { choice: quote || undefined })}
        />
      )}
      <div class="row">
        <Button kind={primary ? 'primary' : 'plain'} busy={own.state === 'sending' || blank || held}>
          {t(own.saved?.text && !held ? 'send.again' : 'send')}
        </Button>
        {own.saved?.text && !held && (
          <Button kind="quiet" onPress={() => leaveAsSent(round, box)}>
            {t('gather.asSent')}
          </Button>
        )}
      </div>
    </form>
  )
}

const sendThought = (round: string, box: string) =>
  send(round, box, 'send_thought', ({ key, version, text, choice }) => ({
    round,
    key,
    version,
    words: text,
    ...(choice === true && { quote: true }),
  }))

/** Takes back what was changed and not sent. */
const leaveAsSent = (round: string, box: string) => {
  const { saved } = draft(round, box).value
  if (saved) write(round, box, saved)
  edit(round, box, false)
}

/** Said, never in the way of sending. */
const Warnings = ({ text }: { text: string }) => {
  const seat = part<PartYou>('you').value?.seat ?? 0
  const found = warningsOf(text, seat > 0 ? personOn(seat).organisation : undefined)
  return (
    <div class="thought-box__warnings" role="status">
      {found.map((warning) => (
        <p key={warning} class="thought-box__warning">
          {t(`warning.${warning}`)}
        </p>
      ))}
    </div>
  )
}
