/** Which card can be taken forward next. */
import type { PartNext, PartStage } from '../protocol.gen'
import { rankedCards } from '../ranking'
import { part } from '../store'

/** The card the big button takes, or where it leads to the close, the best one that is left. */
export const firstCard = (): string | undefined => {
  const next = part<PartNext>('next').value
  if (next?.do === 'take_forward') return String(next.with.card)
  if (next?.do !== 'show_lines' || !choosing()) return undefined
  return rankedCards().find(([, { proposal }]) => !proposal)?.[0]
}

/** Between two proposals. */
const choosing = (): boolean => {
  const now = part<PartStage>('stage').value
  return now?.moment === 'rated' || now?.moment === 'choosing' || now?.moment === 'resulted'
}
