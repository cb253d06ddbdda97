import type { ComponentType } from 'preact'
import type { Moment, PartStage, Stage } from '../protocol.gen'
import { t } from '../words'
import { Answered } from './answered'
import { Heard, Ranking, RatingNow } from './cards'
import { Lines, Pulse, Statements, Thanks } from './closing'
import { Lobby } from './lobby'
import { Answering, Resulted, Wording, Worrying } from './proposing'
import { Speakers } from './speakers'
import { spotlit } from './spotlit'
import { Returning, Tables } from './tables'
import { Wall, WrittenWall } from './wall'

const Writing = () => (
  <>
    <p class="frame__words">{t('screen.notLinked')}</p>
    <Answered />
  </>
)
const Greeted = () => (
  <>
    <Pulse />
    <WrittenWall />
  </>
)

/** What the screen shows in each moment: the question, and nothing that the room has not seen. */
const moments: Partial<Record<Moment | `${Stage}/${Moment}`, ComponentType>> = {
  'arriving/waiting': Lobby,
  'checkIn/waiting': Greeted,
  speaking: Speakers,
  writing: Writing,
  pulsing: Statements,
  reading: Wall,
  'share/waiting': Wall,
  grouping: Tables,
  working: Tables,
  returning: Returning,
  hearing: Heard,
  rating: RatingNow,
  rated: Ranking,
  choosing: Ranking,
  wording: Wording,
  firstAnswers: Answering,
  worrying: Worrying,
  finalAnswers: Answering,
  resulted: Resulted,
  checking: Lines,
  settling: Lines,
  'closed/ended': Thanks,
}

export const MomentNow = ({ now }: { now: PartStage }) => {
  const lit = spotlit()
  if (lit) return lit
  const Shown = moments[`${now.stage}/${now.moment}`] ?? moments[now.moment]
  return Shown ? <Shown /> : null
}
