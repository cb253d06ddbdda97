import { fireEvent, render, screen } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { closeRoundsExcept, draft, write } from '../draft'
import { LateTexts } from './late-texts'
import { rememberAskedAbout } from './late-places'
import { enterRoom, openRound, showParts, stageOf } from './pretend-room'

const tooLate = (box = 'thought-1') => {
  write('r0', box, { text: 'Too late' })
  closeRoundsExcept(new Set())
}
const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }))

describe('a text that came too late', () => {
  it('stands open in the stage it came too late in, and folds to one line from the next stage on', async () => {
    enterRoom({ stage: stageOf('gather', 'writing') })
    tooLate()
    const { container } = render(<LateTexts />)
    expect(container.querySelector('.notice')?.textContent).toContain('Too late')
    showParts({ stage: stageOf('share', 'reading') })
    const line = await screen.findByText('You have a text that was not sent')
    expect(container.querySelector('.notice')).toBeNull()
    expect(line.closest('details')).toHaveProperty('open', false)
    expect(screen.getByText('Too late')).toBeTruthy()
  })

  it('is kept for a round that may come, and put into it when it opens', async () => {
    enterRoom({ stage: stageOf('share', 'reading') })
    tooLate()
    render(<LateTexts />)
    await press('Keep it for the next round')
    expect(await screen.findByText('Kept for the next round.')).toBeTruthy()
    showParts({ stage: stageOf('gather', 'writing'), 'round/r1': openRound('thoughts') })
    await press('Put it into this round')
    expect(draft('r1', 'thought-1').value.text).toBe('Too late')
    await expect.poll(() => screen.queryByText('Too late')).toBeNull()
  })

  it('is not kept for a round that cannot come', () => {
    enterRoom({ stage: stageOf('closing', 'settling') })
    tooLate()
    render(<LateTexts />)
    expect(screen.queryByRole('button', { name: /Keep it/ })).toBeNull()
    expect(screen.getByRole('button', { name: 'Copy my text' })).toBeTruthy()
  })

  it('goes with an answer to the same proposal only', async () => {
    enterRoom({
      stage: stageOf('agree', 'finalAnswers'),
      'round/a1': openRound('answers', { proposal: 'p2', final: true }),
    })
    tooLate('answer')
    rememberAskedAbout('r0', 'p1')
    render(<LateTexts />)
    expect(screen.queryByRole('button', { name: /Keep it/ })).toBeNull()
    showParts({ 'round/a1': openRound('answers', { proposal: 'p1', final: true }) })
    await press('Keep it for the next round')
    expect(draft('a1', 'answer').value.text).toBe('Too late')
  })
})
