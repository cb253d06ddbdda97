import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Opening } from '../api'
import { passOfTab } from '../passes'
import { language } from '../words'
import { answer } from './opening'
import { Start } from './start'

let asked: Opening[]
let reply: { status: number; body: unknown }
const realFetch = globalThis.fetch

beforeEach(() => {
  asked = []
  reply = { status: 201, body: { session: 's1', pass: 'HOST' } }
  globalThis.fetch = (_, request) => {
    asked.push(JSON.parse(String(request?.body)) as Opening)
    return Promise.resolve(new Response(JSON.stringify(reply.body), { status: reply.status }))
  }
  vi.spyOn(location, 'assign').mockImplementation(() => undefined)
  answer({
    topic: '',
    organisations: '',
    people: '12',
    minutes: '90',
    passphrase: '',
    pulse: undefined,
    template: 'general',
  })
  render(<Start />)
})

afterEach(() => {
  cleanup()
  globalThis.fetch = realFetch
  localStorage.clear()
  sessionStorage.clear()
  language.value = 'en'
})

const type = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } })
const create = () => fireEvent.click(screen.getByText('Create the workshop'))

describe('the start page', () => {
  it('asks for what is missing, and sends nothing', () => {
    type('How many people', '41')
    create()
    const problems = screen.getByRole('alert')
    expect(problems.textContent).toContain('Say what it is about')
    expect(problems.textContent).toContain('from 1 to 40')
    expect(asked).toEqual([])
  })

  it('opens a workshop from the four questions, with defaults for the rest', async () => {
    type('What is it about?', ' Getting home ')
    type('Organisations, one on each line', 'Gwynedd Council\n\n  Health Board \n')
    fireEvent.click(screen.getByLabelText('120 minutes'))
    fireEvent.click(screen.getByLabelText('In one room'))
    create()
    await waitFor(() => expect(location.assign).toHaveBeenCalledWith('/h'))
    expect(asked[0]).toMatchObject({
      topic: 'Getting home',
      organisations: ['Gwynedd Council', 'Health Board'],
      people: 12,
      minutes: 120,
      place: 'room',
      quota: 3,
      quorum: 75,
      support: 75,
      retentionDays: 30,
      names: true,
      quoting: false,
      prompts: [],
    })
    expect(asked[0]).not.toHaveProperty('passphrase')
    expect(passOfTab('host')).toMatchObject({ session: 's1', pass: 'HOST' })
  })

  it('names an organisation once that stands there twice, and says so', async () => {
    type('What is it about?', 'Getting home')
    type('Organisations, one on each line', 'Health Board\nCouncil\nhealth board')
    await screen.findByText(/“health board” is there twice/)
    create()
    await waitFor(() => expect(asked[0]?.organisations).toEqual(['Health Board', 'Council']))
  })

  it('leaves the three statements to the length of the workshop until they are chosen', async () => {
    type('What is it about?', 'Getting home')
    create()
    await waitFor(() => expect(asked).toHaveLength(1))
    expect(asked[0]).not.toHaveProperty('pulse')
    fireEvent.click(screen.getByLabelText('Ask three statements privately'))
    fireEvent.click(screen.getByLabelText('Write the check-in instead of speaking it'))
    fireEvent.click(screen.getByLabelText('Leave out sharing'))
    create()
    await waitFor(() => expect(asked).toHaveLength(2))
    expect(asked[1]).toMatchObject({ pulse: false, writtenIn: true, skipCheckIn: false, skipShare: true })
  })

  it('begins from the questions of another template', async () => {
    type('What is it about?', 'Getting home')
    fireEvent.click(screen.getByLabelText('Information and systems across organisations'))
    expect(await screen.findByText(/Where does information fail to follow the person/)).toBeTruthy()
    create()
    await waitFor(() => expect(asked[0]).toMatchObject({ template: 'systems', prompts: [] }))
  })

  it('says what fits in the time', async () => {
    expect(screen.getByText(/90 minutes are enough for 2 proposals/)).toBeTruthy()
    fireEvent.click(screen.getByLabelText('180 minutes'))
    await screen.findByText(/180 minutes are enough for 4 proposals/)
    expect(screen.getByText('Break')).toBeTruthy()
  })

  it('shows the box for the passphrase once the server asks for it', async () => {
    reply = { status: 403, body: { refused: 'wrong_passphrase', with: null } }
    type('What is it about?', 'Getting home')
    create()
    await screen.findByLabelText('Passphrase of this server')
    type('Passphrase of this server', 'open sesame')
    create()
    await waitFor(() => expect(asked.at(-1)).toHaveProperty('passphrase', 'open sesame'))
  })

  it('speaks Welsh at a press', async () => {
    fireEvent.click(screen.getByRole('button', { name: 'Cymraeg' }))
    await screen.findByText("Creu'r gweithdy")
    expect(document.documentElement.lang).toBe('cy')
  })
})
