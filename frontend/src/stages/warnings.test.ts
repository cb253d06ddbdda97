import { describe, expect, it } from 'vitest'
import { warningsOf } from './warnings'

describe('the warnings', () => {
  it.each([
    ['His number is 943 476 5919', ['nhsNumber']],
    ['9434765919', ['nhsNumber']],
    ['We paid 943 476 5910 pounds', []],
    ['Write to sian.evans@example.nhs.uk', ['email']],
    ['Call 07700 900123 or +44 29 2018 0999', ['phone']],
    ['In 2024, 3,000 letters, 12 a day', []],
    ['The council is slow', []],
    ['County  council is slow', ['organisation']],
  ])('find in "%s": %s', (text, found) => {
    expect(warningsOf(text, 'County Council')).toEqual(found)
  })
})
