/** Check-in: one line each, spoken or written; then the pulse. */
import { draft, send, write } from '../draft'
import { Box } from '../parts/box'
import { Button } from '../parts/button'
import { Thoughts } from '../parts/thought'
import type { PartStage, PartThought } from '../protocol.gen'
import { part, partsOf } from '../store'
import { refusal, t } from '../words'
import { Pulse, PulseOf } from './pulse'
import { Progress, roundOf, type OpenRound } from './rounds'
import { SmallRoom } from './small-room'
import { Spoken } from './spoken'
import { StagePage } from './stage-page'

export const CheckIn = () => {
  const moment = part<PartStage>('stage').value?.moment
  const written = roundOf('checkIns')
  const shown = Object.entries(partsOf<PartThought>('checkin')).sort(byId)
  return (
    <StagePage>
      {moment === 'speaking' && <Spoken />}
      {written && <Written round={written} />}
      <Pulse />
      <PulseOf time="first" />
      {shown.length > 0 && <Thoughts thoughts={shown} />}
      {moment === 'waiting' && <p>{t('checkin.waiting')}</p>}
    </StagePage>
  )
}

/** Ids are fresh and random: in their order nothing can be read. */
const byId = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1)

const Written = ({ round }: { round: OpenRound }) => {
  const own = draft(round.id, 'checkin').value
  const problem = own.refused && refusal(own.refused, own.with)
  return (
    <form class="stack" noValidate onSubmit={(event) => void sendWritten(event, round.id)}>
      <SmallRoom round={round} />
      <Box
        id="checkin"
        label={t('checkin.box')}
        sees="all"
        sealed
        most={280}
        text={own.text}
        state={own.state}
        problem={problem}
        readOnly={round.state !== 'open'}
        onWrite={(text) => write(round.id, 'checkin', { text })}
      />
      <Button
        kind="primary"
        busy={own.state === 'sending'}
        disabled={round.state !== 'open' || !own.text.trim()}
      >
        {t(own.saved ? 'send.again' : 'send')}
      </Button>
      <Progress round={round.id} />
    </form>
  )
}

const sendWritten = async (event: Event, round: string) => {
  event.preventDefault()
  await send(round, 'checkin', 'send_check_in', ({ version, text }) => ({ round, version, words: text }))
}
