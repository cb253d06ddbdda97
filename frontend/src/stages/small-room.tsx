/** With few people a text cannot hide: said before anything is written. */
import { Notice } from '../parts/notice'
import type { PartPeople } from '../protocol.gen'
import { part } from '../store'
import { t } from '../words'
import type { OpenRound } from './rounds'

export const SmallRoom = ({ round }: { round: OpenRound }) => {
  const here = part<PartPeople>('people').value?.here ?? 0
  if (!round.few) return null
  const size = here <= 1 ? 'alone' : here === 2 ? 'two' : 'few'
  return <Notice>{t(`small.${size}`)}</Notice>
}
