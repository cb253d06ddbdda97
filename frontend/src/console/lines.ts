/**
 * The lines of a proposal, which several facilitators may edit. What this window
 * has typed and the room has not saved yet lies here, through reloads; it is saved
 * after a pause, on leaving, and never over somebody else's words.
 */
import { signal, type Signal } from '@preact/signals'
import { act } from '../connection'
import type { DraftState } from '../draft'
import type { Line, PartLine, PartProposal } from '../protocol.gen'
import { tab } from '../storage'
import { part } from '../store'
import type { Facts } from '../words'

const pauseMs = 3_000
const typingMs = 500

export interface LineDraft {
  text: string
  /** The version the writing began from. */
  from: number
  state: DraftState
  /** What was sent last. */
  sent?: string
  refused?: string
  with?: Facts
}

const drafts = new Map<string, Signal<LineDraft | undefined>>()
const timers = new Map<string, ReturnType<typeof setTimeout>>()
const typed = new Map<string, ReturnType<typeof setTimeout>>()

const keyOf = (proposal: string, line: Line) => `wording/${proposal}/${line}`
const none: PartLine = { words: '', version: 0 }

const draftOf = (proposal: string, line: Line): Signal<LineDraft | undefined> => {
  const key = keyOf(proposal, line)
  const known = drafts.get(key)
  if (known) return known
  const made = signal(kept(proposal, line))
  made.subscribe((value) => (value ? tab.set(key, value) : tab.remove(key)))
  drafts.set(key, made)
  return made
}

/** What a reload found unsaved, or on its way, is saved again. */
const kept = (proposal: string, line: Line): LineDraft | undefined => {
  const draft = tab.get<LineDraft>(keyOf(proposal, line))
  if (!draft || draft.state === 'saved' || draft.state === 'refused') return draft
  saveLater(proposal, line)
  return { ...draft, state: 'unsent' }
}

/** A line as the room has it. */
export const savedLine = (proposal: string, line: Line): PartLine =>
  part<PartProposal>(`proposal/${proposal}`).value?.lines[line] ?? none

export interface ShownLine {
  text: string
  state: DraftState
  /** Somebody else's words, where this window began from older ones. */
  theirs?: string
  refused?: string
  with?: Facts
}

/** A line as this window shows it: its own unsaved words, else the room's. */
export const shownLine = (proposal: string, line: Line): ShownLine => {
  const mine = draftOf(proposal, line).value
  const saved = savedLine(proposal, line)
  if (!mine) return { text: saved.words, state: 'empty' }
  if (mine.state === 'saved' && saved.version > mine.from) return { text: saved.words, state: 'saved' }
  const { text, state, refused, with: facts } = mine
  return refused === 'line_changed'
    ? { text, state, theirs: saved.words, refused, with: facts }
    : { text, state, refused, with: facts }
}

/** Takes in what was typed, shows it to everybody, and saves it after a pause. */
export const typeLine = (proposal: string, line: Line, text: string): void => {
  const draft = draftOf(proposal, line)
  const mine = draft.value
  const conflict = mine?.refused === 'line_changed'
  const from = mine && mine.state !== 'saved' ? mine.from : savedLine(proposal, line).version
  draft.value = conflict ? { ...mine, text } : { text, from, state: 'unsent', sent: mine?.sent }
  showTyping(proposal, line)
  if (!conflict) saveLater(proposal, line)
}

const showTyping = (proposal: string, line: Line): void => {
  const key = keyOf(proposal, line)
  if (typed.has(key)) return
  const timer = setTimeout(() => {
    typed.delete(key)
    const mine = draftOf(proposal, line).value
    if (mine?.state === 'unsent')
      void act('type_words', { on: `proposal/${proposal}`, line, words: mine.text }, { once: true })
  }, typingMs)
  typed.set(key, timer)
}

const saveLater = (proposal: string, line: Line): void => {
  const key = keyOf(proposal, line)
  clearTimeout(timers.get(key))
  timers.set(
    key,
    setTimeout(() => void saveLine(proposal, line), pauseMs),
  )
}

/** Saves a line now: on leaving it, and before it is asked about. Resolves when it is saved or refused. */
export const saveLine = async (proposal: string, line: Line): Promise<void> => {
  const draft = draftOf(proposal, line)
  const mine = draft.value
  clearTimeout(timers.get(keyOf(proposal, line)))
  if (!mine || mine.state !== 'unsent') return
  const sent = mine.text
  draft.value = { ...mine, state: 'sending', sent }
  const answer = await act('word_proposal', { proposal, line, words: sent, from: mine.from })
  const now = draft.value ?? mine
  const touched = now.text !== sent
  if (!('refused' in answer)) {
    draft.value = { ...now, state: touched ? 'unsent' : 'saved' }
    if (touched) beginAgain(proposal, line, sent)
  } else if (answer.refused === 'line_changed' && savedLine(proposal, line).words === mine.sent?.trim()) {
    draft.value = { ...now, from: savedLine(proposal, line).version, state: 'unsent' }
    await saveLine(proposal, line)
  } else {
    draft.value = { ...now, ...answer, state: 'refused' }
  }
}

/** Words went on being typed while older ones were saved: they begin from what is there now. */
const beginAgain = (proposal: string, line: Line, sent: string): void => {
  const draft = draftOf(proposal, line)
  const saved = savedLine(proposal, line)
  const mine = draft.value
  if (!mine) return
  const from = saved.words === sent.trim() ? saved.version : mine.from + 1
  draft.value = { ...mine, from }
  saveLater(proposal, line)
}

/** After a conflict: this window's words take the place of the others'. */
export const keepMine = (proposal: string, line: Line): void => {
  const draft = draftOf(proposal, line)
  if (!draft.value) return
  const { text } = draft.value
  draft.value = { text, from: savedLine(proposal, line).version, state: 'unsent' }
  void saveLine(proposal, line)
}

/** After a conflict: the others' words stay. */
export const takeTheirs = (proposal: string, line: Line): void => {
  draftOf(proposal, line).value = undefined
}

/** Saves everything that was typed, at once: before a proposal is asked about, and when the page is left. */
export const saveLines = async (): Promise<void> => {
  const unsaved = [...drafts].filter(([, draft]) => draft.value?.state === 'unsent').map(([key]) => key)
  await Promise.all(
    unsaved.map((key) => {
      const [, proposal = '', line = ''] = key.split('/')
      return saveLine(proposal, line as Line)
    }),
  )
}

addEventListener('pagehide', () => void saveLines())
addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && void saveLines())
