import { cleanup, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import { Created } from './links'

afterEach(cleanup)

describe('the links of a new workshop', () => {
  it('stand in full under the topic, each with what it is for', () => {
    const url = 'https://shared.example/h#a995463b-d901-4341-90cf-32ce102de30b.Ohn1GZrHpFutrb1H7ORTaw'
    render(<Created links={{ topic: 'Getting home', participant: { url: 'x' }, host: { url } }} />)
    expect(screen.getByText('Getting home')).toBeTruthy()
    const host = screen.getByLabelText<HTMLTextAreaElement>('Host link')
    expect(host.value).toBe(url)
    expect(host.getAttribute('rows')).toBe('2')
    expect(document.getElementById('host-hint')?.textContent).toContain('For you alone')
  })
})
