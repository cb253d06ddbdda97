import { fireEvent, render, screen } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { closeRoundsExcept } from '../draft'
import { Agree } from './agree'
import { answer, asked, enterRoom, openRound, showParts, stageOf } from './pretend-room'

const proposal = (more: object = {}) => ({
  card: 'c1',
  number: 1,
  lines: {
    will: { words: 'share one list', version: 1 },
    soThat: { words: 'nobody waits', version: 1 },
    who: { words: 'Ward sisters', version: 1 },
  },
  by: '2026-12-31',
  lookAgain: '2027-02-14',
  version: 1,
  versions: [{ version: 1, will: 'share one list', soThat: 'nobody waits' }],
  tallies: [],
  worries: [],
  outcome: '',
  now: true,
  ...more,
})
const rule = { here: 18, answer: 14, half: 9, answered: 75, support: 75 }
const first = {
  stage: stageOf('agree', 'firstAnswers'),
  rule,
  'proposal/p1': proposal(),
  'round/a1': openRound('answers', { proposal: 'p1', version: 1 }),
}
const send = (name = 'Send my answer') => fireEvent.click(screen.getByRole('button', { name }))
const why = () => screen.getByLabelText<HTMLTextAreaElement>('Why, or what would make it better?')

describe('building agreement', () => {
  it('shows the sentence, who holds the pen, and the rule in the room’s own numbers', () => {
    const pen = { seat: 0, words: 'share one short list' }
    enterRoom({ ...first, stage: stageOf('agree', 'wording'), 'pen/proposal/p1/will': pen })
    render(<Agree />)
    expect(screen.getByText(/share one short list/)).toBeTruthy()
    expect(screen.getByText('A facilitator is changing this')).toBeTruthy()
    expect(screen.getAllByText(/Agreed when 14 of the 18 here answer, 3 in 4/)).not.toHaveLength(0)
  })

  it('shows only saved words while people answer', () => {
    enterRoom({ ...first, 'pen/proposal/p1/will': { seat: 0, words: 'share nothing' } })
    render(<Agree />)
    expect(screen.queryByText(/share nothing/)).toBeNull()
    expect(screen.getByText(/share one list/)).toBeTruthy()
  })

  it('takes one answer of six with a why, which may be changed', async () => {
    enterRoom(first)
    render(<Agree />)
    expect(screen.getAllByRole('radio')).toHaveLength(6)
    fireEvent.click(screen.getByLabelText('Yes, with a worry'))
    fireEvent.input(why(), { target: { value: 'Who keeps it?' } })
    send()
    expect(asked()).toEqual([
      ['send_answer', { round: 'a1', version: 1, answer: 'yesWorry', why: 'Who keeps it?' }],
    ])
    await answer()
    fireEvent.click(screen.getByLabelText('Yes'))
    send('Send again')
    expect(asked()[1]![1]).toMatchObject({ version: 2, answer: 'yes' })
    await answer()
  })

  it('asks what harm a No would prevent before it is sent', async () => {
    enterRoom(first)
    render(<Agree />)
    fireEvent.click(screen.getByLabelText('No: it would do harm'))
    send()
    expect(asked()).toEqual([])
    expect(await screen.findByText(/Say what harm it would do/)).toBeTruthy()
  })

  it.each([
    [2, /The words have changed/],
    [1, /These are the final answers/],
  ])(
    'offers the last answer for version %d again, without the words that all have seen',
    async (version, says) => {
      enterRoom(first)
      render(<Agree />)
      fireEvent.click(screen.getByLabelText('I can live with it'))
      fireEvent.input(why(), { target: { value: 'Too long' } })
      send()
      await answer()
      closeRoundsExcept(new Set())
      showParts({
        'round/a1': undefined,
        stage: stageOf('agree', 'finalAnswers'),
        'proposal/p1': proposal({
          tallies: [{ final: false, version: 1, here: 18, people: 14, counts: { canLive: 14 } }],
        }),
        'round/a2': openRound('answers', { proposal: 'p1', version, final: true }),
      })
      expect(await screen.findByText(says)).toBeTruthy()
      expect(screen.getByText(/What you wrote before is kept with the first answers/)).toBeTruthy()
      expect(why().value).toBe('')
      expect(screen.getByLabelText('I can live with it')).toHaveProperty('checked', true)
      send()
      expect(asked().at(-1)).toEqual(['send_answer', { round: 'a2', version: 1, answer: 'canLive', why: '' }])
      await answer()
    },
  )

  it('shows both counts side by side, what was written, and the result', () => {
    const tally = { version: 1, here: 18, people: 14, counts: { yes: 9, notYet: 5 } }
    const worry = {
      worry: 'w1',
      answer: 'notYet',
      final: false,
      words: 'Too vague',
      became: 'changed',
      version: 2,
    }
    enterRoom({
      stage: stageOf('agree', 'resulted'),
      rule,
      'proposal/p1': proposal({
        versions: [
          { version: 1, will: 'share a list', soThat: 'nobody waits' },
          { version: 2, will: 'share one list', soThat: 'nobody waits' },
        ],
        tallies: [
          { final: false, ...tally },
          { final: true, ...tally, version: 2, counts: { yes: 14 } },
        ],
        worries: [worry, { ...worry, worry: 'w2', answer: 'yes', words: 'Start on two wards', became: '' }],
        outcome: 'agreed',
      }),
    })
    const { container } = render(<Agree />)
    expect(screen.getByText('Agreed')).toBeTruthy()
    expect(screen.getByRole('row', { name: 'Yes 9 14' })).toBeTruthy()
    expect(screen.getByText('Too vague')).toBeTruthy()
    expect(screen.getByText('Changed the words (version 2)')).toBeTruthy()
    expect(container.querySelectorAll('.worry')).toHaveLength(1)
    expect(container.querySelector('.remarks')?.textContent).toBe('RemarksStart on two wards')
    expect(container.querySelector('ins')!.textContent).toContain('one')
  })

  it('lets nobody answer who waits at the door', () => {
    enterRoom({ ...first, you: { role: 'participant', seat: 0, group: 0, waiting: 'door', answered: {} } })
    render(<Agree />)
    expect(screen.getByText(/The doors are closed/)).toBeTruthy()
    expect(screen.queryByRole('radio')).toBeNull()
  })
})
