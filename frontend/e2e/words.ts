/** What a page says, from the product's own words, so that no sentence is written twice. */
import cy from '../src/words/cy.json' with { type: 'json' }
import en from '../src/words/en.json' with { type: 'json' }

export type Language = 'en' | 'cy'
export type Key = keyof typeof en
export type Facts = Record<string, string | number>

const words: Record<Language, Record<string, string | Record<string, string>>> = { en, cy }

/** The words for a key; those that depend on a number are chosen by the fact `n`. */
export const wordsOf =
  (language: Language) =>
  (key: Key, facts: Facts = {}): string => {
    const word = words[language][key]!
    const number = new Intl.PluralRules(language).select(Number(facts.n))
    const sentence = typeof word === 'string' ? word : (word[number] ?? word.other!)
    return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole))
  }
