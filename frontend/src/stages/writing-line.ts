/**
 * A line of a card while this person writes it. What is typed is kept in this
 * tab from the first letter until everybody's copy holds it; words that
 * somebody else saved meanwhile are never overwritten without a choice.
 */
import { signal, type Signal } from '@preact/signals'
import { act } from '../connection'
import { onForget, type DraftState } from '../draft'
import type { Line, PartCard, PartLine } from '../protocol.gen'
import { tab } from '../storage'
import { part, partsOf } from '../store'
import type { Facts } from '../words'

export interface Writing {
  text: string
  /** The version that the writing began from. */
  from: number
  state: DraftState
  refused?: string
  with?: Facts
}

const pauseMs = 3_000
const typeMs = 400

const writings = new Map<string, Signal<Writing | undefined>>()
const pauses = new Map<string, ReturnType<typeof setTimeout>>()
const typed = new Map<string, number>()

const start = 'writing/'
const keyOf = (card: string, line: Line) => `${start}${card}/${line}`

/** What this person has typed into a line; undefined: nothing that everybody does not have. */
export const writing = (card: string, line: Line): Signal<Writing | undefined> => {
  const key = keyOf(card, line)
  const known = writings.get(key)
  if (known) return known
  const made = signal(tab.get<Writing>(key))
  made.subscribe((value) => (value ? tab.set(key, value) : tab.remove(key)))
  writings.set(key, made)
  takeUp(card, line, made)
  return made
}

onForget(() => writings.forEach((own) => (own.value = undefined)))

/** What a reload interrupted is saved again; the server knows words it has. */
const takeUp = (card: string, line: Line, own: Signal<Writing | undefined>): void => {
  const left = own.peek()
  if (left?.state !== 'unsent' && left?.state !== 'sending') return
  own.value = { ...left, state: 'unsent' }
  saveAfterPause(card, line)
}

/** Whether this person's words stand before everybody's. */
export const isAhead = (own: Writing | undefined, shared: PartLine | undefined): own is Writing =>
  own !== undefined && !(own.state === 'saved' && (shared?.version ?? 0) >= own.from)

export interface Stranded {
  card: string
  line: Line
  text: string
}

/** What was typed and did not get onto its card before the room had it, or the card was put away. */
export const strandedLines = (): Stranded[] => {
  const here = partsOf<PartCard>('writing')
  return tab.keys(start).flatMap((key) => {
    const [card, line] = key.slice(start.length).split('/') as [string, Line]
    const own = writing(card, line).value
    const heard = part<PartCard>(`card/${card}`).value?.lines[line]?.words
    const lost = own && !here[card] && own.state !== 'saved' && !['', heard].includes(own.text.trim())
    return lost ? [{ card, line, text: own.text }] : []
  })
}

/** Keeps what was typed, shows it to those who may write here, and saves it after a pause. */
export const typeLine = (card: string, line: Line, text: string, shared: PartLine | undefined): void => {
  const own = writing(card, line)
  const from = isAhead(own.value, shared) ? own.value.from : (shared?.version ?? 0)
  const refused = own.value?.refused === 'line_changed' ? 'line_changed' : undefined
  own.value = { text, from, state: refused ? 'refused' : 'unsent', refused }
  showTyping(card, line, text)
  if (!refused) saveAfterPause(card, line)
}

/** Saves what is typed, now. */
export const saveLine = async (card: string, line: Line): Promise<void> => {
  clearTimeout(pauses.get(keyOf(card, line)))
  clearTimeout(pauses.get(`typing/${card}/${line}`)) // saving lays the pen down
  const own = writing(card, line)
  const sent = own.value
  if (!sent || sent.state === 'saved' || sent.state === 'sending' || sent.refused === 'line_changed') return
  own.value = { ...sent, state: 'sending', refused: undefined }
  const answer = await act('save_line', { card, line, words: sent.text, from: sent.from })
  const now = own.value
  if (!now) return
  const untouched = now.text === sent.text
  if (!('refused' in answer)) {
    own.value = { text: now.text, from: sent.from + 1, state: untouched ? 'saved' : 'unsent' }
    if (!untouched) saveAfterPause(card, line)
    return
  }
  const version = Number(answer.with.version ?? 0)
  const wasEqual = answer.refused === 'line_changed' && version < sent.from
  own.value = { ...now, state: 'refused', refused: answer.refused, with: answer.with }
  if (wasEqual) await chooseMine(card, line, now.text, version)
}

/** After a clash: these words stay, in place of those of that version. */
export const chooseMine = (card: string, line: Line, text: string, version: number): Promise<void> => {
  writing(card, line).value = { text, from: version, state: 'unsent' }
  return saveLine(card, line)
}

/** After a clash: everybody's words stay. */
export const chooseTheirs = (card: string, line: Line): void => {
  writing(card, line).value = undefined
}

const saveAfterPause = (card: string, line: Line): void => {
  const key = keyOf(card, line)
  clearTimeout(pauses.get(key))
  pauses.set(
    key,
    setTimeout(() => void saveLine(card, line), pauseMs),
  )
}

/** At most a few times a second; the last words are always shown. */
const showTyping = (card: string, line: Line, text: string): void => {
  const key = `typing/${card}/${line}`
  const now = Date.now()
  const wait = Math.max(0, (typed.get(key) ?? 0) + typeMs - now)
  clearTimeout(pauses.get(key))
  pauses.set(
    key,
    setTimeout(() => {
      typed.set(key, Date.now())
      void act('type_words', { on: `card/${card}`, line, words: text }, { once: true })
    }, wait),
  )
}
