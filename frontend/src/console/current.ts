/** The proposal the room works on. */
import type { PartProposal } from '../protocol.gen'
import { partsOf } from '../store'

export const currentProposal = (): [string, PartProposal] | undefined => {
  const all = Object.entries(partsOf<PartProposal>('proposal'))
  return all.find(([, { now }]) => now)
}
