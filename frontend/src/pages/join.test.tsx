import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { beAt, keepPass, passesFor, passOfTab } from '../passes'

const door = {
  session: 's1',
  role: 'participant',
  topic: 'Getting home',
  organisations: ['Gwynedd Council', 'Health Board'],
  names: true,
  language: 'en',
  door: 'open',
}
let asked: { path: string; body: unknown }[]
let replies: Record<string, unknown>
const realFetch = globalThis.fetch

/** Each test opens the page anew. */
const open = async (address: string) => {
  history.replaceState(null, '', address)
  vi.resetModules()
  const { Join } = await import('./join')
  render(<Join />)
}

beforeEach(() => {
  asked = []
  replies = { '/join': door, '/pass': { session: 's1', role: 'participant', pass: 'PASS' } }
  globalThis.fetch = (path, request) => {
    asked.push({ path: String(path), body: JSON.parse(String(request?.body)) })
    return Promise.resolve(new Response(JSON.stringify(replies[String(path)])))
  }
  vi.spyOn(location, 'replace').mockImplementation(() => undefined)
})

afterEach(() => {
  cleanup()
  globalThis.fetch = realFetch
  localStorage.clear()
  sessionStorage.clear()
})

describe('the join page', () => {
  it('takes a code with dashes and in any case', async () => {
    await open('/join')
    fireEvent.input(screen.getByLabelText('Code'), { target: { value: 'k7q-2mp 9xt' } })
    fireEvent.click(screen.getByText('Find the workshop'))
    await screen.findByText('Getting home')
    expect(asked).toEqual([{ path: '/join', body: { code: 'k7q2mp9xt' } }])
  })

  it('offers a way back to who left the workshop in this tab', async () => {
    const place = { session: 's1', role: 'participant' as const, place: 0 }
    keepPass(place, 'PASS')
    beAt(place)
    await open('/join')
    fireEvent.click(screen.getByText('Go back in'))
    expect(location.replace).toHaveBeenCalledWith('/w')
  })

  it('takes the token out of the address line, and keeps it through a reload', async () => {
    await open('/j#s1.token')
    await screen.findByText('Getting home')
    expect(location.hash).toBe('')
    cleanup()
    await open('/j')
    await screen.findByText('Getting home')
    expect(asked.map(({ body }) => body)).toEqual([{ token: 's1.token' }, { token: 's1.token' }])
  })

  it('asks where somebody is from before it takes a place', async () => {
    await open('/j#s1.token')
    fireEvent.click(await screen.findByText('Join'))
    expect((await screen.findByRole('alert')).textContent).toContain('Choose where you are from')
    fireEvent.click(screen.getByLabelText('Health Board'))
    fireEvent.input(screen.getByLabelText('First name (if you like)'), { target: { value: ' Sian ' } })
    fireEvent.click(screen.getByText('Join'))
    await waitFor(() => expect(location.replace).toHaveBeenCalledWith('/w'))
    expect(asked.at(-1)).toEqual({ path: '/pass', body: { token: 's1.token', organisation: 2 } })
    expect(passOfTab('participant')).toMatchObject({ pass: 'PASS', name: 'Sian', place: 0 })
  })

  it('never sends the first name with the request for a pass', async () => {
    await open('/j#s1.token')
    fireEvent.input(await screen.findByLabelText('First name (if you like)'), { target: { value: 'Sian' } })
    fireEvent.click(screen.getByLabelText('I prefer not to say'))
    fireEvent.click(screen.getByText('Join'))
    await waitFor(() => expect(asked).toHaveLength(2))
    expect(JSON.stringify(asked)).not.toContain('Sian')
  })

  it('brings somebody back to their place, or gives someone beside them one of their own', async () => {
    keepPass({ session: 's1', role: 'participant', place: 0 }, 'OLD', 'Sian')
    await open('/j#s1.token')
    expect(await screen.findByText('Go back in')).toBeTruthy()
    fireEvent.click(screen.getByText('Someone beside me joins'))
    fireEvent.click(await screen.findByLabelText('I prefer not to say'))
    fireEvent.click(screen.getByText('Join'))
    await waitFor(() => expect(passesFor('participant', 's1')).toHaveLength(2))
    expect(passOfTab('participant')).toMatchObject({ pass: 'PASS', place: 1 })
  })

  it('says the same sentence for every code that opens nothing', async () => {
    replies['/join'] = { refused: 'unknown_code', with: null }
    await open('/join')
    fireEvent.input(screen.getByLabelText('Code'), { target: { value: 'AAAAAAAAA' } })
    fireEvent.click(screen.getByText('Find the workshop'))
    expect((await screen.findByRole('alert')).textContent).toContain('This code opens no workshop')
  })

  it('says when a workshop has ended', async () => {
    replies['/join'] = { ...door, door: 'ended', ended: '2026-05-04T10:00:00Z' }
    await open('/j#s1.token')
    expect((await screen.findByRole('alert')).textContent).toContain('ended on 2026-05-04')
  })
})
