/**
 * The passes of this browser, by session, role and place, so that facilitator,
 * screen, participant and someone beside me live side by side. A tab remembers
 * which one it is.
 */
import { local, tab } from './storage'

export type Role = 'participant' | 'facilitator' | 'screen' | 'host' | 'themes'

/** Which pass of this browser: place 0 is the first of its role, 1 is someone beside it. */
export interface Place {
  session: string
  role: Role
  place: number
}

export interface Pass extends Place {
  pass: string
  /** First name, for presence only; empty: none given. */
  name: string
  /** When the tab last opened it, in milliseconds. */
  used: number
}

/** The stable name of a place; drafts, acts and edit keys lie under it. */
export const placeKey = ({ session, role, place }: Place): string => `${session}/${role}/${place}`

const keyOf = (place: Place): string => `pass/${placeKey(place)}`

export const keepPass = (place: Place, pass: string, name = ''): Pass => {
  const kept: Pass = { ...only(place), pass, name, used: Date.now() }
  local.set(keyOf(place), kept)
  return kept
}

export const passAt = (place: Place): Pass | undefined => local.get<Pass>(keyOf(place))

export const forgetPass = (place: Place): void => local.remove(keyOf(place))

/** The same place with a newer pass, as the server renews it. */
export const renewPass = (place: Place, pass: string): void => {
  const kept = passAt(place)
  if (kept) local.set(keyOf(place), { ...kept, pass })
}

/** This browser's passes for a role, newest first. */
export const passesFor = (role: Role, session?: string): Pass[] =>
  local
    .keys('pass/')
    .map((key) => local.get<Pass>(key))
    .filter((kept): kept is Pass => kept?.role === role && (!session || kept.session === session))
    .sort((a, b) => b.used - a.used)

/** The next free place of a role, for someone beside me. */
export const freePlace = (session: string, role: Role): Place => {
  const taken = passesFor(role, session).map((kept) => kept.place)
  let place = 0
  while (taken.includes(place)) place++
  return { session, role, place }
}

/** Makes this tab that place, through reloads. */
export const beAt = (place: Place): void => tab.set('place', only(place))

/**
 * The pass of this tab, if it has one of these roles: the one it remembers, else
 * the one that this browser used last, for the first of the roles it has any for.
 */
export const passOfTab = (...roles: Role[]): Pass | undefined => {
  const place = tab.get<Place>('place')
  const own = place && roles.includes(place.role) ? passAt(place) : undefined
  const found = own ?? roles.flatMap((role) => passesFor(role))[0]
  if (found) beAt(found)
  return found
}

const only = ({ session, role, place }: Place): Place => ({ session, role, place })
