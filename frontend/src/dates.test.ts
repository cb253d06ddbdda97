import { afterEach, describe, expect, it } from 'vitest'
import { dayInWords } from './dates'
import { language } from './words'

afterEach(() => {
  language.value = 'en'
})

describe('a day', () => {
  it('is said in English and in Welsh', () => {
    expect(dayInWords('2026-12-01')).toBe('1 December 2026')
    language.value = 'cy'
    expect(dayInWords('2027-02-14')).toBe('14 Chwefror 2027')
  })

  it('that is none stays as it came', () => {
    expect(dayInWords('')).toBe('')
    expect(dayInWords('2026-13-01')).toBe('2026-13-01')
  })
})
