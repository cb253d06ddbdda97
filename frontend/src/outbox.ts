/**
 * The acts of one place in this browser, kept until they are of no more use:
 * a refused one at once, a saved one after five minutes or, if it belongs to a
 * round, when the round has closed. Until then it is sent again after every
 * reconnect with the same id, so that a store that lost its tail is healed.
 */
import { placeKey, type Place } from './passes'
import { local } from './storage'

const healMs = 5 * 60_000

export interface Act {
  /** 128 random bits, derived from nothing. */
  id: string
  do: string
  with: unknown
  /** When it was made, by this browser's clock. */
  made: number
  saved?: true
  /** The sealed round it belongs to. */
  round?: string
  /** The box of the round whose text it carries, and which version of it. */
  box?: string
  version?: number
}

export interface Outbox {
  keep(act: Act): void
  get(id: string): Act | undefined
  saved(id: string): void
  drop(id: string): void
  /** What is to be sent after a reconnect, oldest first. */
  again(): Act[]
  /** What was sent to a round that has closed is removed. */
  closeRound(round: string): void
  forget(): void
}

export const createOutbox = (place: Place, now: () => number = Date.now): Outbox => {
  const start = `act/${placeKey(place)}/`
  const key = (id: string) => start + id
  const all = () =>
    local
      .keys(start)
      .map((name) => local.get<Act>(name))
      .filter((act): act is Act => act !== undefined)
  const drop = (id: string) => local.remove(key(id))
  const stale = (act: Act) => act.saved === true && !act.round && now() - act.made > healMs
  return {
    keep: (act) => {
      const older = act.box ? all().filter((other) => other.round === act.round && other.box === act.box) : []
      older.forEach((other) => drop(other.id))
      local.set(key(act.id), act)
    },
    get: (id) => local.get<Act>(key(id)),
    saved: (id) => {
      const act = local.get<Act>(key(id))
      if (act) local.set(key(id), { ...act, saved: true })
    },
    drop,
    again: () => {
      const acts = all()
      acts.filter(stale).forEach((act) => drop(act.id))
      return acts.filter((act) => !stale(act)).sort((a, b) => a.made - b.made)
    },
    closeRound: (round) =>
      all()
        .filter((act) => act.round === round)
        .forEach((act) => drop(act.id)),
    forget: () => all().forEach((act) => drop(act.id)),
  }
}
