/**
 * What a person has written and not everybody has seen: kept in this browser
 * under the pass, by round and box, from the first letter until the round has
 * closed. Edit keys and marks lie here and nowhere else.
 */
import { signal, type ReadonlySignal, type Signal } from '@preact/signals'
import { act, connection, onAnswer, type Answer } from './connection'
import type { Act } from './outbox'
import { placeKey, type Place } from './passes'
import { randomId } from './random'
import { local, tab } from './storage'
import type { Facts } from './words'

/** "Not sent", "Sending", "Saved", "Not saved"; empty: nothing to say. */
export type DraftState = 'empty' | 'unsent' | 'sending' | 'saved' | 'refused'

export interface Content {
  text: string
  /** What was chosen with the text: an answer, a rating, marks. */
  choice?: unknown
}

export interface Draft extends Content {
  state: DraftState
  /** The edit key: 128 random bits; whoever shows it replaces the entry. */
  key: string
  /** How often it was sent; the pool keeps the highest. */
  version: number
  /** What is on its way, as of the last send. */
  sending?: Content
  /** What the server has saved. */
  saved?: Content
  /** Stands beside the text after the reveal: by it this browser knows its own. */
  mark?: string
  refused?: string
  with?: Facts
}

let place: Place | undefined
const drafts = new Map<string, Signal<Draft>>()
/** Marks of this place's texts; read with isMine. */
const marks = signal<ReadonlySet<string>>(new Set())

const start = () => (place ? `draft/${placeKey(place)}/` : 'draft/-/')
const marksKey = () => (place ? `marks/${placeKey(place)}` : 'marks/-')
const keyOf = (round: string, box: string) => `${start()}${round}/${box}`
const fresh = (): Draft => ({ text: '', state: 'empty', key: randomId(), version: 0 })

/** Opens the drafts of a place; called once, before anything is drawn. */
export const openDrafts = (of: Place): void => {
  place = of
  drafts.clear()
  marks.value = new Set(local.get<string[]>(marksKey()) ?? [])
}

/** The draft of one box of one round. */
export const draft = (round: string, box: string): ReadonlySignal<Draft> => {
  const key = keyOf(round, box)
  const known = drafts.get(key)
  if (known) return known
  const made = signal(local.get<Draft>(key) ?? fresh())
  drafts.set(key, made)
  return made
}

const put = (round: string, box: string, change: Partial<Draft>): Draft => {
  const next = { ...draft(round, box).value, ...change }
  const key = keyOf(round, box)
  local.set(key, next)
  const kept = drafts.get(key)
  if (kept) kept.value = next
  return next
}

/** Keeps what was typed or chosen; nothing is sent. */
export const write = (round: string, box: string, content: { text?: string; choice?: unknown }): void => {
  const before = draft(round, box).value
  const text = content.text ?? before.text
  const choice = 'choice' in content ? content.choice : before.choice
  const untouched = before.saved && before.saved.text === text && same(before.saved.choice, choice)
  const nothing = !before.saved && text === '' && choice === undefined
  const state = untouched ? 'saved' : nothing ? 'empty' : 'unsent'
  put(round, box, { text, choice, state, refused: undefined, with: undefined })
}

/**
 * Sends a box as a new version. body makes what the command carries, from the
 * draft with its edit key and its new version.
 */
export const send = async (
  round: string,
  box: string,
  name: string,
  body: (draft: Draft) => unknown,
): Promise<Answer> => {
  const { text, choice, version: before } = draft(round, box).value
  const version = before + 1
  const sending = { text, choice }
  const sent = put(round, box, { version, sending, state: 'sending', refused: undefined, with: undefined })
  return act(name, body(sent), { round, box, version })
}

/** Sends a version without words: the entry is left out of the draw. The box is empty afterwards. */
export const withdraw = (
  round: string,
  box: string,
  name: string,
  body: (draft: Draft) => unknown,
): Promise<Answer> => {
  put(round, box, { text: '', choice: undefined })
  return send(round, box, name, body)
}

/** The boxes of a round that hold something, in no particular order. */
export const boxes = (round: string): string[] => {
  const before = `${start()}${round}/`
  return local.keys(before).map((key) => key.slice(before.length))
}

/** Whether a revealed text carries a mark of this browser. Shown only while the person holds a key or button. */
export const isMine = (mark: string | undefined): boolean => mark !== undefined && marks.value.has(mark)

/** The round has closed: what was saved needs its draft no more; what was not stays, to copy or to keep. */
export const closeRound = (round: string): void => {
  connection()?.outbox.closeRound(round)
  for (const box of boxes(round)) {
    const { state, refused } = draft(round, box).value
    if (state === 'saved' || state === 'empty') remove(keyOf(round, box))
    else if (refused !== 'round_closed')
      put(round, box, { state: 'refused', refused: 'round_closed', with: {} })
  }
}

/** Closes every round this browser has drafts of, except those that are open. */
export const closeRoundsExcept = (open: ReadonlySet<string>): void => {
  const rounds = new Set(local.keys(start()).map((key) => key.slice(start().length).split('/')[0] ?? ''))
  rounds.forEach((round) => open.has(round) || closeRound(round))
}

/** Rounds that have closed before a text of this browser was saved. */
export const lateRounds = (): string[] => {
  const rounds = new Set(local.keys(start()).map((key) => key.slice(start().length).split('/')[0] ?? ''))
  const late = (round: string) => lateBoxes(round).length > 0
  return [...rounds].filter(late)
}

/** The boxes of a closed round whose text was not saved. */
export const lateBoxes = (round: string): string[] =>
  boxes(round).filter((box) => {
    const { text, refused } = draft(round, box).value
    return refused === 'round_closed' && text !== ''
  })

/** Moves one text that came too late into a box of an open round; without one it is thrown away. */
export const moveLate = (from: string, box: string, to?: string, toBox = box): void => {
  const { text } = draft(from, box).value
  if (to) write(to, toBox, { text })
  remove(keyOf(from, box))
}

/** Takes what was not sent in time over into the next round, as a new text. */
export const carryOver = (from: string, to: string): void => {
  for (const box of boxes(from)) {
    const { text, choice } = draft(from, box).value
    if (text !== '') write(to, box, { text, choice })
    remove(keyOf(from, box))
  }
}

const rememberedKey = (what: string) => `remembered/${place ? placeKey(place) : '-'}/${what}`

/** Keeps what was sent beyond its round, so that it can be offered again. */
export const remember = (what: string, content: Content): void => local.set(rememberedKey(what), content)

export const remembered = (what: string): Content | undefined => local.get<Content>(rememberedKey(what))

/** Where this tab keeps words typed into lines that everybody sees: a card's, a proposal's. */
const typedInto = ['writing/', 'wording/']

/**
 * The workshop has ended: marks, kept acts and what was remembered go; a text that was never saved
 * stays to be copied.
 */
export const forgetAtEnd = (): void => {
  connection()?.outbox.forget()
  typedInto
    .flatMap((lines) => tab.keys(lines))
    .filter((key) => tab.get<Partial<Draft>>(key)?.state === 'saved')
    .forEach((key) => tab.remove(key))
  local.keys(rememberedKey('')).forEach((key) => local.remove(key))
  local.remove(marksKey())
  if (marks.value.size > 0) marks.value = new Set()
}

const forgetters: (() => void)[] = []

/** Hears when what was written is forgotten, for words that are held elsewhere too. */
export const onForget = (forget: () => void): void => void forgetters.push(forget)

/** "Forget what I wrote": texts, edit keys, marks and kept acts of this place. Nothing can be changed afterwards. */
export const forgetWritten = (): void => {
  local.keys(start()).forEach(remove)
  forgetters.forEach((forget) => forget())
  typedInto.flatMap((lines) => tab.keys(lines)).forEach((key) => tab.remove(key))
  forgetAtEnd()
}

const remove = (key: string): void => {
  local.remove(key)
  const kept = drafts.get(key)
  if (kept) kept.value = fresh()
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

const answered = ({ round, box, version }: Act, answer: Answer): void => {
  if (!round || !box) return
  const now = draft(round, box).value
  if (version !== now.version) return
  const touched = now.state === 'unsent'
  if ('refused' in answer) {
    put(round, box, { ...answer, state: touched ? 'unsent' : 'refused', sending: undefined })
    return
  }
  keepMark(answer.mark)
  const saved = now.sending ?? { text: now.text, choice: now.choice }
  const state = touched ? 'unsent' : emptied(saved) ? 'empty' : 'saved'
  put(round, box, { state, saved, mark: answer.mark, sending: undefined })
}

const emptied = ({ text, choice }: Content) => text === '' && choice === undefined

const keepMark = (mark: string | undefined): void => {
  if (!mark || marks.value.has(mark)) return
  marks.value = new Set([...marks.value, mark])
  local.set(marksKey(), [...marks.value].sort()) // sorted: not in the order of writing
}

onAnswer(answered)

/** Another tab of the same place has written. */
addEventListener('storage', ({ key, newValue }) => {
  const kept = key && drafts.get(key.replace(/^sharedspace\//, ''))
  if (kept) kept.value = newValue ? (JSON.parse(newValue) as Draft) : fresh()
})
