import { render, screen } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import type { PartPeople } from '../protocol.gen'
import { part } from '../store'
import { enterRoom, showParts, stageOf } from './pretend-room'
import { StagePage } from './stage-page'

describe('what every stage has', () => {
  it('says when nobody facilitates for a while, and takes it back', async () => {
    enterRoom({ stage: stageOf('gather', 'writing') })
    render(<StagePage>{null}</StagePage>)
    const people = part<PartPeople>('people').value!
    expect(screen.queryByText(/The facilitator is reconnecting/)).toBeNull()
    showParts({ people: { ...people, facilitated: false } })
    expect(await screen.findByText(/The facilitator is reconnecting/)).toBeTruthy()
    showParts({ people })
    await expect.poll(() => screen.queryByText(/The facilitator is reconnecting/)).toBeNull()
  })
})
