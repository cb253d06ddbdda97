/** What every stage has under its question: who waits, what came too late, what is in the light, and More. */
import type { ComponentChildren } from 'preact'
import { Notice } from '../parts/notice'
import type { PartPeople, PartYou } from '../protocol.gen'
import { part } from '../store'
import { t } from '../words'
import { LateTexts } from './late-texts'
import { RoomMore } from './room-more'
import { Spotlit } from './spotlit'

export interface StagePageProps {
  /** What this stage has under More, before what every stage has. */
  more?: ComponentChildren
  children: ComponentChildren
}

export const StagePage = ({ more, children }: StagePageProps) => (
  <div class="stack stack--wide">
    <Latecomer />
    <FacilitatorAway />
    <LateTexts />
    <Spotlit />
    {children}
    <RoomMore>{more}</RoomMore>
  </div>
)

/** Why somebody has no seat yet; both end by themselves. */
const Latecomer = () => {
  const waiting = part<PartYou>('you').value?.waiting
  if (waiting !== 'door' && waiting !== 'round') return null
  return (
    <Notice live kind="banner">
      {t(`waiting.${waiting}`)}
    </Notice>
  )
}

/** Said once nobody has facilitated for a while; writing goes on, and nothing advances. */
const FacilitatorAway = () => {
  const away = part<PartPeople>('people').value?.facilitated === false
  return <div role="status">{away && <Notice>{t('waiting.facilitator')}</Notice>}</div>
}
