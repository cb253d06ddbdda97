import { fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Close } from './close'
import { answer, asked, enterRoom, openRound, showParts, stageOf } from './pretend-room'

const line = (more: object = {}) => ({
  number: 1,
  proposal: 'p1',
  will: 'share one list',
  soThat: 'nobody waits',
  who: 'Ward sisters',
  by: '2026-12-31',
  lookAgain: '2027-02-14',
  outcome: 'agreed',
  tapped: -1,
  settled: false,
  queried: false,
  standing: [],
  ...more,
})
const checking = {
  stage: stageOf('closing', 'checking'),
  'line/p1': line(),
  'line/p2': line({ number: 2, proposal: 'p2', will: 'meet weekly' }),
  'round/l1': openRound('lines'),
}
const realFetch = globalThis.fetch
afterEach(() => {
  globalThis.fetch = realFetch
})

describe('the close', () => {
  it('sends "Looks right" as no line at all', async () => {
    enterRoom(checking)
    render(<Close />)
    fireEvent.click(screen.getByRole('button', { name: 'Looks right' }))
    expect(asked()).toEqual([['send_lines', { round: 'l1', version: 1, tapped: [] }]])
    await answer()
    expect(await screen.findByText('Saved')).toBeTruthy()
  })

  it('shows the objections and reservations that the record prints under a line', () => {
    const standing = [
      { answer: 'no', words: 'It would harm' },
      { answer: 'canLive', words: 'Not at weekends' },
    ]
    enterRoom({ ...checking, 'line/p1': line({ standing }) })
    const { container } = render(<Close />)
    const printed = [...container.querySelectorAll('.minute-line__standing')].map((one) => one.textContent)
    expect(printed).toEqual(['Objection: It would harm', 'Reservation: Not at weekends'])
  })

  it('sends the lines that do not look right', async () => {
    enterRoom(checking)
    render(<Close />)
    fireEvent.click(screen.getByRole('button', { name: 'This does not look right 2' }))
    fireEvent.click(await screen.findByRole('button', { name: 'Send: 1 line does not look right' }))
    expect(asked()).toEqual([['send_lines', { round: 'l1', version: 1, tapped: ['p2'] }]])
    await answer()
  })

  it('shows what was tapped, and takes and stops a champion', async () => {
    enterRoom({
      stage: stageOf('closing', 'settling'),
      'line/p1': line({ tapped: 3, queried: true, settled: true }),
    })
    render(<Close />)
    expect(screen.getByText('3 people tapped this line.')).toBeTruthy()
    fireEvent.input(screen.getByLabelText('Your name'), { target: { value: 'Aled Rees' } })
    fireEvent.input(screen.getByLabelText('Your profession'), { target: { value: 'Nurse' } })
    fireEvent.click(screen.getByRole('button', { name: 'Offer this' }))
    const [name, body] = asked()[0]!
    expect([name, body]).toEqual([
      'be_champion',
      {
        champion: expect.stringMatching(/^[\w-]{22}$/),
        key: expect.stringMatching(/^[\w-]{22}$/),
        proposal: 'p1',
        name: 'Aled Rees',
        profession: 'Nurse',
      },
    ])
    await answer()
    showParts({ [`champion/${body.champion}`]: { proposal: 'p1', name: 'Aled Rees', profession: 'Nurse' } })
    fireEvent.click(await screen.findByRole('button', { name: 'Stop' }))
    expect(asked()[1]).toEqual(['stop_champion', { champion: body.champion, key: body.key }])
    await answer()
  })

  it('gives the reading link, the day to look again and the checksum', async () => {
    globalThis.fetch = () =>
      Promise.resolve(
        new Response('{"participant":{"url":"x"},"record":{"url":"https://w/r/1/t","markdown":"m"}}'),
      )
    enterRoom({
      stage: stageOf('closed', 'ended'),
      'line/p1': line({ tapped: 0 }),
      record: { record: 'R1', sha256: 'c0ffee' },
    })
    render(<Close />)
    expect(await screen.findByDisplayValue('https://w/r/1/t')).toBeTruthy()
    expect(screen.getByText(/Look again on 14 February 2027/)).toBeTruthy()
    expect(screen.getByText('c0ffee')).toBeTruthy()
    const mail = screen.getByRole('link', { name: 'E-mail it to myself' }).getAttribute('href')
    expect(mail).toBe('mailto:?subject=Record%3A%20Discharge%20letters&body=https%3A%2F%2Fw%2Fr%2F1%2Ft')
    const offered = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:x')
    fireEvent.click(screen.getByRole('button', { name: 'Add to calendar' }))
    const file = await (offered.mock.calls[0]![0] as Blob).text()
    expect(file).toContain('DTSTART;VALUE=DATE:20270214\r\n')
  })

  it('of a cancelled workshop says that there is no record', () => {
    enterRoom({ stage: stageOf('cancelled', 'ended') })
    render(<Close />)
    expect(screen.getByText(/There is no record/)).toBeTruthy()
  })
})
