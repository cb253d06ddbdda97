import { render, screen } from '@testing-library/preact'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { golden, goldenNames } from '../golden'
import { Screen } from '../pages/screen'
import type { PartCard, PartStage } from '../protocol.gen'
import { enterRoom } from '../stages/pretend-room'
import { status } from '../store'

beforeEach(() => {
  vi.stubGlobal('fetch', async () => new Response('{"refused":"unknown_link"}'))
  globalThis.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  }
})

/** First names are on everyone's screen in turns and in groups, and nowhere else. */
const withNames = ['speaking', 'grouping', 'working']

describe('the screen', () => {
  it.each(goldenNames)('shows %s, and nobody’s name outside turns and groups', async (name) => {
    const view = await golden(name, 'all', 'screen')
    enterRoom(view)
    const { container } = render(<Screen />)
    const text = container.textContent ?? ''
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBeTruthy()
    expect(text).not.toMatch(/\b(screen|moment|console|next)\.[a-z]/)
    expect(text).toContain('Sharing discharge letters')
    if (!withNames.includes((view.stage as PartStage).moment)) expect(text).not.toMatch(/Sian|Aled/)
  })

  it('shows the code while people arrive', async () => {
    enterRoom({ ...(await golden('01-arriving', 'all')) })
    render(<Screen />)
    expect(document.querySelector('.lobby__code')?.textContent).toBe('ABCDEFGHJ')
  })

  it('shows what is in the spotlight alone', async () => {
    const view = await golden('12-explore-rated', 'all')
    const [on, card] = Object.entries(view).find(([part]) => part.startsWith('card/')) as [string, PartCard]
    enterRoom({ ...view, spotlight: { on } })
    render(<Screen />)
    expect(document.querySelectorAll('.card')).toHaveLength(1)
    expect(document.querySelector('.card')?.textContent).toContain(card.lines.could?.words)
    expect(document.querySelector('.ranking')).toBeNull()
  })

  it('shows the reading link to be scanned at the end', async () => {
    const record = {
      url: 'http://x/r/1/abc',
      markdown: 'http://x/r/1/minutes.md',
      qr: 'data:image/png;base64,AA',
    }
    vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ participant: { url: 'x' }, record })))
    enterRoom(await golden('20-closed', 'all', 'screen'))
    render(<Screen />)
    const picture = await screen.findByAltText('QR code of the reading link')
    expect(picture.getAttribute('src')).toBe(record.qr)
    expect(screen.getByText(record.url)).toBeTruthy()
  })

  it('numbers the cards as they were rated, the best first', async () => {
    enterRoom(await golden('12-explore-rated', 'all', 'screen'))
    render(<Screen />)
    const means = [...document.querySelectorAll('.ranking strong')].map(({ textContent }) =>
      Number(textContent),
    )
    const numbers = [...document.querySelectorAll('.ranking__name')].map((name) =>
      parseInt(name.textContent!),
    )
    expect(means).toEqual([...means].sort((one, other) => other - one))
    expect(numbers).toEqual(means.map((_, index) => index + 1))
  })

  it('says when the line is lost, and keeps what it shows', async () => {
    enterRoom(await golden('04-gather-writing', 'all'))
    status.value = 'reconnecting'
    render(<Screen />)
    expect(screen.getByText(/The line is away/)).toBeTruthy()
    expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('What gets in the way')
  })
})
