import { cleanup, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import { Page } from './page'

afterEach(cleanup)

const page = (title: string, moment?: string) => (
  <Page title={title} moment={moment} stage="gather" topic="Getting home">
    <input aria-label="Your thought" />
  </Page>
)

describe('the page', () => {
  it('keeps topic and stage in sight, and names the document', () => {
    render(page('What gets in the way?', 'gather/writing/1'))
    expect(screen.getByText('Getting home')).toBeTruthy()
    expect(screen.getByText('Individual thoughts')).toBeTruthy()
    expect(document.title).toContain('What gets in the way?')
    expect(document.querySelector('[data-stage=gather]')).toBeTruthy()
  })

  it('takes the focus to the heading when the room goes on, and not before', () => {
    const { rerender } = render(page('Connecting'))
    const field = screen.getByLabelText('Your thought')
    field.focus()
    rerender(page('What gets in the way?', 'gather/writing/1'))
    rerender(page('What helps?', 'gather/writing/1'))
    expect(document.activeElement).toBe(field)
    rerender(page('Read in silence', 'share/reading/1'))
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }))
  })

  it('can be skipped into, has one heading of the first level, and says what it cannot hide', () => {
    render(page('What gets in the way?'))
    const skip = screen.getByText('Skip to the main content')
    expect(document.getElementById(skip.getAttribute('href')!.slice(1))?.tagName).toBe('MAIN')
    expect(document.querySelectorAll('h1')).toHaveLength(1)
    const dialog = document.querySelector('dialog')
    expect(dialog?.textContent).toContain('Do not enter patient or client details.')
  })
})
