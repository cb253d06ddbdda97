/**
 * Every word a person reads. A key missing from either language is a type error
 * where it is used; a language comes when it is spoken. {name} in a sentence is a placeholder; an object is a choice by number,
 * made with the fact `n`.
 */
import { computed, effect, signal } from '@preact/signals'
import { local } from './storage'
import type cy from './words/cy.json'
import type en from './words/en.json'

export type Language = 'en' | 'cy'
export type Key = keyof typeof en & keyof typeof cy
export type Facts = Record<string, string | number>
type Plural = { other: string; zero?: string; one?: string; two?: string; few?: string; many?: string }
type Words = Record<Key, string | Plural>

const words: Partial<Record<Language, Words>> = {}

/** Fetches the words of a language, once. */
export const loadWords = async (wanted: Language): Promise<void> => {
  words[wanted] ??= (
    wanted === 'cy' ? await import('./words/cy.json') : await import('./words/en.json')
  ).default
}

export const languages: readonly Language[] = ['en', 'cy']
export const languageNames: Record<Language, string> = { en: 'English', cy: 'Cymraeg' }

const firstLanguage = (): Language => {
  const kept = local.get<Language>('language')
  if (kept && languages.includes(kept)) return kept
  const wished = [...(navigator.languages ?? [navigator.language]), document.documentElement.lang]
  const known = wished.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag === 'cy' || tag === 'en')
  return (known as Language | undefined) ?? 'en'
}

/** The language of this person; a choice at any moment. */
export const language = signal<Language>(firstLanguage())
await loadWords(language.value)

/** Where the words cannot be fetched, the page goes on in the language it has. */
export const speak = async (chosen: Language): Promise<void> => {
  await loadWords(chosen)
  local.set('language', chosen)
  language.value = chosen
}

/** The workshop's language, for a person who has not chosen one; a browser set to Welsh stays in Welsh. */
export const suggest = async (offered: Language): Promise<void> => {
  if (local.get('language') || firstLanguage() === 'cy') return
  await loadWords(offered)
  language.value = offered
}

effect(() => {
  document.documentElement.lang = language.value
})

const plurals = computed(() => new Intl.PluralRules(language.value))

/** The words for a key, in this person's language. A name that a newer server made up stands as it is. */
export const t = (key: Key, facts: Facts = {}): string => fill(words[language.value]?.[key] ?? key, facts)

/** Whether there are words for a name that came over the wire, as in `refusal.${code}`. */
export const known = (key: string): key is Key => Object.hasOwn(words[language.value] ?? {}, key)

/** The sentence for a refusal: what happened and what to do next. */
export const refusal = (code: string, facts: Facts = {}): string => {
  const key = [`refusal.${code}.${facts.line}`, `refusal.${code}`].find(known)
  return t(key ?? 'refusal.unknown', facts)
}

const fill = (word: string | Plural, facts: Facts): string => {
  const sentence =
    typeof word === 'string' ? word : (word[plurals.value.select(Number(facts.n))] ?? word.other)
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole))
}
