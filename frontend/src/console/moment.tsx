import type { ComponentType } from 'preact'
import type { Moment, PartStage, Stage } from '../protocol.gen'
import { part } from '../store'
import { t } from '../words'
import { Arriving } from './arriving'
import { Choosing, ChoosingNext } from './choosing'
import { Closing, Pulses, Settling } from './closing'
import { Groups } from './groups'
import { Hearing } from './hearing'
import { Prompts } from './prompts'
import { Answering, PutBack, Resulted, Wordings, Worrying } from './proposing'
import { Published } from './published'
import { Speaking } from './speaking'
import { AllThoughts } from './thoughts'
import { CheckIns } from './check-ins'
import { Writing } from './writing'

/** What an earlier round brought stays readable. */
const Silence = () => (
  <>
    <p>{t('console.silence')}</p>
    <AllThoughts open="never" />
  </>
)

const Read = () => <AllThoughts />
const Shared = () => (
  <>
    <Speaking />
    <AllThoughts open="never" />
  </>
)
const InGroups = () => (
  <>
    <Groups />
    <Writing />
    <AllThoughts open="never" />
  </>
)
const Chosen = () => (
  <>
    <PutBack />
    <Choosing />
  </>
)
const Found = () => (
  <>
    <Resulted />
    <ChoosingNext />
  </>
)
const Beginning = () => (
  <>
    <Arriving />
    <Prompts />
  </>
)
const Greeted = () => (
  <>
    <CheckIns />
    <Pulses />
  </>
)

/** What the facilitator does and sees in each moment; stage/moment where a moment has several meanings. */
const moments: Partial<Record<Moment | `${Stage}/${Moment}`, ComponentType>> = {
  'arriving/waiting': Beginning,
  'checkIn/waiting': Greeted,
  'checkIn/writing': Silence,
  'checkIn/speaking': Speaking,
  pulsing: CheckIns,
  'gather/writing': Silence,
  reading: Read,
  'share/speaking': Shared,
  'share/waiting': Read,
  grouping: Groups,
  working: InGroups,
  returning: InGroups,
  hearing: Hearing,
  rating: Hearing,
  rated: Choosing,
  choosing: Chosen,
  wording: Wordings,
  firstAnswers: Answering,
  worrying: Worrying,
  finalAnswers: Answering,
  resulted: Found,
  checking: Closing,
  settling: Settling,
  'closed/ended': Published,
}

export const MomentNow = () => {
  const now = part<PartStage>('stage').value
  if (!now) return null
  const Shown = moments[`${now.stage}/${now.moment}`] ?? moments[now.moment]
  return Shown ? <Shown /> : null
}
