/** How often a facilitator has to press in a whole workshop, beside 18 people who know what to do and one of whom has a worry. */
import { spawn, type ChildProcess } from 'node:child_process'
import { goOn, publish, word, write } from './facilitating'
import { expect, test } from './fixtures'
import { join } from './opening'
import { answer, articleOf, speak } from './participating'
import type { Person } from './people'
import { countPresses } from './presses'
import { openQuickly, seated } from './quick'
import { binary } from './server'

const people = 18
const groups = 4
/** The method's own promise for 90 minutes with 18 people and two proposals. */
const most = 30

let crowd: ChildProcess | undefined
test.afterEach(() => void crowd?.kill())

test('a 90-minute workshop with 18 people and two proposals takes at most 30 presses', async ({
  room,
  server,
}) => {
  test.setTimeout(420_000)
  const links = await openQuickly(room, { people, minutes: 90, pulse: true })
  const facilitator = await room.person('the facilitator')
  const presses = await countPresses(facilitator.page)
  await facilitator.page.goto(links.facilitator)
  const ended = rehearse(server.address, links.code)
  await expect(facilitator.text('people.here', { n: people - 1 })).toBeVisible()
  const branwen = await room.person('Branwen')
  await join(branwen, { code: links.code }, 'City Hospital')
  await seated(facilitator, 'Branwen')
  await expect(facilitator.text('people.here', { n: people })).toBeVisible()

  await goOn(facilitator, 'next.start.checkIn')
  await everyoneSpoke(facilitator, branwen)
  await goOn(facilitator, 'next.start.gather')
  await enoughAnswered(facilitator)
  await goOn(facilitator, 'next.closeWriting')
  await enoughAnswered(facilitator)
  await goOn(facilitator, 'next.startTurns')
  await everyoneSpoke(facilitator, branwen)
  await goOn(facilitator, 'next.makeGroups')
  await goOn(facilitator, 'next.sendToGroups')
  await expect(facilitator.text('console.writing', { n: 2 * groups })).toBeVisible()
  await goOn(facilitator, 'next.nextQuestion')
  await expect(facilitator.text('console.groups.cards', { n: 2 })).toHaveCount(groups)
  await goOn(facilitator, 'next.callBack')
  for (let group = 1; group <= groups; group++) await goOn(facilitator, 'next.hearGroup', { group })
  await goOn(facilitator, 'next.rateCards')
  await enoughAnswered(facilitator)
  await goOn(facilitator, 'next.showRatings')
  await propose(facilitator, branwen, 'write the letter before the person leaves')
  await propose(facilitator, branwen, 'have one form that all accept')
  await goOn(facilitator, 'next.showLines')
  await enoughAnswered(facilitator)
  await goOn(facilitator, 'next.showTapped')
  await publish(facilitator)
  await expect(facilitator.text('console.published')).toBeVisible()

  expect(presses()).toBeLessThanOrEqual(most)
  expect(await ended).toBe('')
})

/** Words, first answers, one worry heard, final answers. */
const propose = async (facilitator: Person, worried: Person, will: string) => {
  await goOn(facilitator, 'next.takeForward')
  await word(facilitator, {
    will,
    soThat: 'nobody has to ask twice',
    who: 'The ward managers',
    by: '2027-06-30',
  })
  await goOn(facilitator, 'next.askFirst')
  await answer(worried, 'answer.notYet', 'On a Friday night nobody is there.')
  await enoughAnswered(facilitator)
  await goOn(facilitator, 'next.showAnswers')
  await write(facilitator, 'console.wording.soThat', 'nobody has to ask twice, on any day')
  const heard = articleOf(facilitator, 'On a Friday night')
  await heard.getByRole('button', { name: facilitator.say('console.worry.changed') }).click()
  await goOn(facilitator, 'next.askFinal')
  await answer(worried, 'answer.yesWorry')
  await enoughAnswered(facilitator)
  await goOn(facilitator, 'next.showResult')
}

const everyoneSpoke = async (facilitator: Person, last: Person) => {
  await speak(last)
  await expect(facilitator.button('console.turns.next')).toHaveCount(0)
}

/** The line that everybody sees; it moves every quarter of a minute, so that nobody can be watched. */
const enoughAnswered = (facilitator: Person) =>
  expect(facilitator.text('progress.enough').or(facilitator.text('progress.everyone'))).toBeVisible({
    timeout: 40_000,
  })

/** Everybody but Branwen; resolves to what they have to say against the workshop when it has ended. */
const rehearse = (address: string, code: string): Promise<string> => {
  const child = spawn(binary, ['rehearse', '-to', address, '-join', code, '-people', String(people - 1)])
  crowd = child
  let said = ''
  child.stderr.on('data', (line: Buffer) => (said += String(line)))
  return new Promise((ended) => child.once('exit', (status) => ended(status === 0 ? '' : said)))
}
