import { expect, it } from 'vitest'
import { nameOn, nameWithin } from './seats'
import { parts } from './store'

it('a seat without a name says its organisation, but not under a heading that does', () => {
  parts.value = {
    workshop: { organisations: ['County Hospital'] },
    people: {
      people: [
        { seat: 1, name: 'Sian', organisation: 1, present: true },
        { seat: 8, name: '', organisation: 1, present: true },
      ],
    },
  }
  expect([1, 8].map(nameOn)).toEqual(['Sian', 'Seat 8, County Hospital'])
  expect([1, 8].map(nameWithin)).toEqual(['Sian', 'Seat 8'])
})
