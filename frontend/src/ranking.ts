/** The order of the cards once they are rated: the one that is taken forward next stands first. */
import type { PartCard } from './protocol.gen'
import { partsOf } from './store'

/**
 * The best mean first, as the server takes them. Only the server knows which of
 * several with the same mean comes first.
 * @param first the card the server would take next
 */
export const rankedCards = (first?: string): [string, PartCard][] =>
  Object.entries(partsOf<PartCard>('card'))
    .filter(([, { into }]) => !into)
    .sort(
      ([a, one], [b, other]) =>
        meanOf(other) - meanOf(one) ||
        Number(b === first) - Number(a === first) ||
        one.group - other.group ||
        (a < b ? -1 : 1),
    )

const meanOf = ({ ratings }: PartCard): number => ratings?.mean ?? 0
