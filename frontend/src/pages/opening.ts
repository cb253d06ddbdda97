/** What a host answers, and what is not right about it. */
import { signal } from '@preact/signals'
import type { Opening } from '../api'
import type { Problem } from '../parts/error-summary'
import { language, t, type Key, type Language } from '../words'
import { promptKeys, type Minutes, type PromptKey, type TemplateKey } from './preset'

/** As typed; numbers are checked when the form is sent. */
export interface Answers {
  topic: string
  organisations: string
  people: string
  minutes: Minutes
  place: 'video' | 'room'
  language: Language
  names: boolean
  quota: string
  quorum: string
  support: string
  quoting: boolean
  retentionDays: string
  answerSeconds: string
  writtenIn: boolean
  /** Undefined: as the length of the workshop suggests. */
  pulse?: boolean
  skipCheckIn: boolean
  skipShare: boolean
  template: TemplateKey
  prompts: Partial<Record<PromptKey, string>>
  passphrase: string
}

export const answers = signal<Answers>({
  topic: '',
  organisations: '',
  people: '12',
  minutes: '90',
  place: 'video',
  language: language.value,
  names: true,
  quota: '3',
  quorum: '75',
  support: '75',
  quoting: false,
  retentionDays: '30',
  answerSeconds: '45',
  writtenIn: false,
  skipCheckIn: false,
  skipShare: false,
  template: 'general',
  prompts: {},
  passphrase: '',
})

export const answer = (change: Partial<Answers>): void => {
  answers.value = { ...answers.value, ...change }
}

/** A whole number, or NaN. */
const whole = (typed: string): number => (/^\s*\d+\s*$/.test(typed) ? Number(typed) : NaN)

const ranges: { at: keyof Answers; from: number; to: number; problem: Key }[] = [
  { at: 'people', from: 1, to: 40, problem: 'start.problem.people' },
  { at: 'quota', from: 1, to: 10, problem: 'start.problem.quota' },
  { at: 'quorum', from: 50, to: 100, problem: 'start.problem.rule' },
  { at: 'support', from: 50, to: 100, problem: 'start.problem.rule' },
  { at: 'answerSeconds', from: 0, to: 600, problem: 'start.problem.answerSeconds' },
  { at: 'retentionDays', from: 1, to: 90, problem: 'start.problem.retention' },
]

export const problemsOf = (given: Answers): Problem[] => {
  const outside = ranges.filter(({ at, from, to }) => {
    const number = whole(String(given[at]))
    return !(number >= from && number <= to)
  })
  return [
    ...(given.topic.trim() === '' ? [{ at: 'topic', text: t('start.problem.topic') }] : []),
    ...outside.map(({ at, problem }) => ({ at, text: t(problem) })),
  ]
}

const linesOf = (given: Answers): string[] =>
  given.organisations
    .split('\n')
    .map((name) => name.trim())
    .filter((name) => name !== '')

/** Two lines name the same organisation whatever their capitals. */
const isRepeated = (name: string, index: number, names: string[]): boolean =>
  names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) < index

/** Each once, in the order of the lines. */
const organisationsOf = (given: Answers): string[] => linesOf(given).filter((...line) => !isRepeated(...line))

/** Organisations that stand on more than one line. */
export const repeatedOf = (given: Answers): string[] => [
  ...new Set(linesOf(given).filter((...line) => isRepeated(...line))),
]

export const openingOf = (given: Answers): Opening => ({
  topic: given.topic.trim(),
  organisations: organisationsOf(given),
  people: whole(given.people),
  minutes: Number(given.minutes),
  place: given.place,
  language: given.language,
  names: given.names,
  quota: whole(given.quota),
  quorum: whole(given.quorum),
  support: whole(given.support),
  quoting: given.quoting,
  retentionDays: whole(given.retentionDays),
  answerSeconds: whole(given.answerSeconds),
  writtenIn: given.writtenIn && !given.skipCheckIn,
  ...(given.pulse === undefined ? {} : { pulse: given.pulse }),
  skipCheckIn: given.skipCheckIn,
  skipShare: given.skipShare,
  template: given.template,
  prompts: promptKeys
    .map((prompt) => ({ prompt, language: given.language, words: (given.prompts[prompt] ?? '').trim() }))
    .filter(({ words }) => words !== ''),
  ...(given.passphrase ? { passphrase: given.passphrase } : {}),
})
