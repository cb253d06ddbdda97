import { describe, expect, it } from 'vitest'
import cy from './words/cy.json'
import en from './words/en.json'
import { language, refusal, t, type Key } from './words'

type Word = string | Record<string, string>

const placeholders = (word: Word): string[] => {
  const sentences = typeof word === 'string' ? [word] : Object.values(word)
  return [...new Set(sentences.flatMap((sentence) => sentence.match(/\{\w+\}/g) ?? []))].sort()
}

describe('the words', () => {
  it('have the same keys in both languages', () => {
    expect(Object.keys(cy).sort()).toEqual(Object.keys(en).sort())
  })

  it('have the same placeholders in both languages', () => {
    const differing = Object.entries(en as Record<string, Word>).filter(
      ([key, word]) => `${placeholders(word)}` !== `${placeholders((cy as Record<string, Word>)[key] ?? '')}`,
    )
    expect(differing.map(([key]) => key)).toEqual([])
  })

  it('are a choice by number in both languages or in neither, and always have "other"', () => {
    for (const [key, word] of Object.entries(en as Record<string, Word>)) {
      const welsh = (cy as Record<string, Word>)[key]
      expect(typeof welsh, key).toBe(typeof word)
      for (const each of [word, welsh])
        if (typeof each === 'object') expect(each, key).toHaveProperty('other')
    }
  })

  it('are nowhere empty', () => {
    const all = [...Object.values(en), ...Object.values(cy)] as Word[]
    expect(all.flatMap((word) => (typeof word === 'string' ? [word] : Object.values(word)))).not.toContain('')
  })

  it('choose the plural of the language', () => {
    language.value = 'en'
    expect(t('people.here', { n: 1 })).toBe('1 person is here')
    expect(t('people.here', { n: 18 })).toBe('18 people are here')
    language.value = 'cy'
    expect(t('people.here', { n: 3 })).toBe('Mae 3 pherson yma')
    language.value = 'en'
  })

  it('let a name that a newer server made up stand as it is', () => {
    expect(t('stage.fromTheFuture' as Key)).toBe('stage.fromTheFuture')
  })

  it('say something for a refusal that this page does not know', () => {
    expect(refusal('from_the_future')).toBe(t('refusal.unknown'))
  })
})
