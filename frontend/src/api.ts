/** What is asked over plain requests; their shapes are those of session/web. */
import type { Refused } from './connection'
import type { Role } from './passes'
import type { Facts, Language } from './words'

export interface Opening {
  topic: string
  organisations: string[]
  people: number
  minutes: number
  place: 'video' | 'room'
  language: Language
  names: boolean
  quota: number
  /** Per cent of those here who must answer. */
  quorum: number
  /** Per cent of answers that must be at least "I can live with it". */
  support: number
  quoting: boolean
  retentionDays: number
  answerSeconds: number
  /** The check-in is written instead of spoken. */
  writtenIn: boolean
  /** The three statements; left out: as the length of the workshop suggests. */
  pulse?: boolean
  skipCheckIn: boolean
  skipShare: boolean
  template: string
  prompts: { prompt: string; language: Language; words: string }[]
  passphrase?: string
}

export interface Opened {
  session: string
  pass: string
}

export interface Link {
  url: string
  code?: string
  /** A picture as a data: URL. */
  qr?: string
}

export interface Links {
  /** What the workshop is about; empty once it is deleted. */
  topic?: string
  participant: Link
  screen?: Link
  facilitator?: Link
  host?: Link
  record?: { url: string; markdown: string; qr?: string }
}

/** What opens a door: a join code, or what stands after # in a link. */
export type Knock = { code: string } | { token: string }

export interface Door {
  session: string
  role: Role
  topic: string
  organisations: string[]
  names: boolean
  language: Language
  door: 'open' | 'knock' | 'ended'
  ended?: string
}

export interface Admission {
  session: string
  role: Role
  pass: string
}

export const openWorkshop = (opening: Opening) => post<Opened>('/open', opening)
export const knockAt = (knock: Knock) => post<Door>('/join', knock)
export const takePass = (knock: Knock, organisation = 0) =>
  post<Admission>('/pass', { ...knock, organisation })

/** The links a pass may hand on. */
export const linksOf = (pass: string) =>
  ask<Links>('/links', { headers: { Authorization: `Bearer ${pass}` } })

const post = <T>(path: string, body: unknown) =>
  ask<T>(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })

/** Never rejects: whatever cannot be had is a refusal. */
const ask = async <T>(path: string, request: RequestInit): Promise<T | Refused> => {
  try {
    const answer = await fetch(path, { ...request, cache: 'no-store', credentials: 'omit' })
    const body = (await answer.json()) as T | { refused: string; with?: Facts | null }
    if (typeof body === 'object' && body !== null && 'refused' in body) {
      return { refused: body.refused, with: body.with ?? {} }
    }
    return answer.ok ? (body as T) : { refused: 'unknown', with: {} }
  } catch {
    return { refused: 'not_reached', with: {} }
  }
}
