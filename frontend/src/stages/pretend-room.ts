/** For tests: a room whose view is given and whose answers are said by hand. */
import { cleanup } from '@testing-library/preact'
import { connect } from '../connection'
import { openDrafts } from '../draft'
import { keepPass } from '../passes'
import type { Commands, PartPeople, PartStage, PartTimer, PartWorkshop, PartYou } from '../protocol.gen'
import { forgetView, parts } from '../store'
import { tab } from '../storage'

interface SentAct {
  id: string
  do: keyof Commands
  with: Record<string, unknown>
}

/** The browser's socket, answered by hand. */
class PretendSocket {
  static OPEN = 1
  static last: PretendSocket
  readyState = 1
  sent: SentAct[] = []
  onopen?: () => void
  onmessage?: (message: { data: string }) => void
  onclose?: (closing: { code: number }) => void
  constructor() {
    PretendSocket.last = this
  }
  send(frame: string) {
    const sent = JSON.parse(frame) as SentAct
    if (sent.do) this.sent.push(sent)
  }
  close() {}
}

const workshop: PartWorkshop = {
  topic: 'Discharge letters',
  organisations: ['City Hospital', 'County Council'],
  code: 'ABC-DEF-GHJ',
  minutes: 90,
  people: 18,
  place: 'video',
  language: 'en',
  names: true,
  quota: 3,
  quoting: false,
  pulse: true,
  retentionDays: 30,
  rule: { answered: 75, support: 75 },
}
const you: PartYou = { role: 'participant', seat: 2, group: 1, answered: {} }
const people: PartPeople = {
  here: 18,
  newcomers: 0,
  knocking: 0,
  facilitated: true,
  people: [
    { seat: 1, name: 'Sian', organisation: 1, present: true },
    { seat: 2, name: 'Aled', organisation: 2, present: true },
    { seat: 3, name: '', organisation: 1, present: true },
  ],
}
const timer: PartTimer = { endsAt: '2999-01-01T00:00:00Z', seconds: 600, held: false, left: 0, asked: false }

export const stageOf = (stage: PartStage['stage'], moment: PartStage['moment']): PartStage => ({
  stage,
  moment,
  time: 1,
  prompt: {},
  stages: ['arriving', 'checkIn', 'gather', 'share', 'explore', 'agree', 'closing'],
})

export const openRound = (kind: string, more: object = {}) => ({
  kind,
  state: 'open',
  time: 1,
  size: 512,
  earliest: '0001-01-01T00:00:00Z',
  few: false,
  ...more,
})

const place = { session: 's1', role: 'participant' as const, place: 0 }

/** A participant on seat 2 in a room of 18 with these parts besides. */
export const enterRoom = (shown: Record<string, unknown>): void => {
  cleanup()
  globalThis.WebSocket = PretendSocket as unknown as typeof WebSocket
  localStorage.clear()
  sessionStorage.clear()
  tab.set('place', place)
  forgetView()
  openDrafts(place)
  connect(keepPass(place, 'PASS', 'Aled'))
  PretendSocket.last.onopen?.()
  PretendSocket.last.onmessage?.({
    data: JSON.stringify({
      view: 1,
      at: '1',
      whole: true,
      parts: { workshop, you, people, timer, ...shown },
    }),
  })
}

/** Changes parts of the view; an undefined one goes. */
export const showParts = (shown: Record<string, unknown>): void => {
  const all = Object.entries({ ...parts.value, ...shown })
  parts.value = Object.fromEntries(all.filter(([, part]) => part !== undefined))
}

/** What was asked of the server, without the padding. */
export const asked = (): [string, Record<string, unknown>][] =>
  PretendSocket.last.sent.map(({ do: name, with: { pad: _, ...body } }) => [name, body])

/** The server's answer to the last act. */
export const answer = async (reply: object = { saved: 2 }): Promise<void> => {
  const { id } = PretendSocket.last.sent.at(-1)!
  PretendSocket.last.onmessage?.({ data: JSON.stringify({ re: id, ...reply }) })
  await new Promise((done) => setTimeout(done))
}
