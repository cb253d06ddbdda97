import { beforeEach, describe, expect, it } from 'vitest'
import { keepPass } from '../passes'
import { tab } from '../storage'
import { ownHere, rotated, shuffled } from './own'

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g']

const sit = (place: number) => {
  const here = { session: 's', role: 'participant' as const, place }
  keepPass(here, 'PASS')
  tab.set('place', here)
}

beforeEach(() => sit(0))

describe('an order of one’s own', () => {
  it('stays the same and keeps what it was given', () => {
    expect(shuffled(ids)).toEqual(shuffled(ids))
    expect([...shuffled(ids)].sort()).toEqual(ids)
  })

  it('begins a list somewhere and goes round', () => {
    const [first] = rotated(ids)
    const start = ids.indexOf(first!)
    expect(rotated(ids)).toEqual([...ids.slice(start), ...ids.slice(0, start)])
  })

  it('does not put a place where all orders are the same', () => {
    const orders = Array.from({ length: 20 }, (_, place) => {
      sit(place + 1)
      return `${shuffled(ids)} ${rotated(ids)}`
    })
    expect(new Set(orders).size).toBeGreaterThan(10)
  })
})

describe('a button pressed', () => {
  it('is remembered for the place that pressed it alone', () => {
    ownHere('keeps', false).value = true
    sit(1)
    expect(ownHere('keeps', false).value).toBe(false)
    sit(0)
    expect(ownHere('keeps', false).value).toBe(true)
  })
})
