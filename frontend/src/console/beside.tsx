import { cardName } from '../parts/card'
import { secondsUntil } from '../parts/timer'
import type { PartCard, PartNext, PartPeople, PartPlan } from '../protocol.gen'
import { clock, part } from '../store'
import { t } from '../words'
import { currentProposal } from './current'
import { firstCard } from './forward'
import { chosenCard } from './press'

/** A sentence beside the big button: which card it takes, and what might be overlooked. */
export const Beside = ({ next }: { next: PartNext }) => {
  const words = besideOf(next)
  return words ? (
    <p class="next__beside" dir="auto">
      {words}
    </p>
  ) : null
}

const besideOf = (next: PartNext): string => {
  if (next.do === 'take_forward') return nextCard()
  if (next.do === 'ask_for_answers' && next.with.final) return openWorries()
  if (next.do === 'start_stage' && next.with.stage === 'checkIn' && nobodyHere()) return t('next.nobody')
  return ''
}

/** The card that is taken forward, in its own words. */
export const nextCard = (): string => {
  const card = part<PartCard>(`card/${chosenCard.value || firstCard()}`).value
  if (!card) return ''
  return card.lines.could
    ? t('next.takeForward.could', { could: card.lines.could.words })
    : t('next.takeForward.card', { card: cardName(card) })
}

const openWorries = (): string => {
  const open = currentProposal()?.[1].worries.filter(({ became }) => !became).length ?? 0
  return open > 0 ? t('next.openWorries', { n: open, words: t('console.worry.record.open') }) : ''
}

const nobodyHere = (): boolean => {
  const people = part<PartPeople>('people').value
  return !!people && Math.max(people.here, people.people.length + people.newcomers) === 0
}

/** How long it is until the close should begin; 0: it should have. */
export const minutesBeforeClose = (): number => {
  const plan = part<PartPlan>('plan').value
  const closing = plan?.stages.find(({ stage }) => stage === 'closing')?.seconds ?? 0
  const left = plan ? secondsUntil(plan.endsAt, clock.value) - closing : 0
  return Math.max(0, Math.floor(left / 60))
}
