/** With the keyboard alone: everything can be reached, the focus is seen, and each moment begins at its question. */
import type { Locator } from '@playwright/test'
import general from '../../facilitation/templates/general.json' with { type: 'json' }
import { goOn, word } from './facilitating'
import { expect, test } from './fixtures'
import { join } from './opening'
import * as participant from './participating'
import type { Person } from './people'
import { openQuickly } from './quick'

const others = ['Caradog', 'Deiniol', 'Eluned', 'Ffraid']

test('a participant joins, sends a thought and answers a proposal without a mouse', async ({ room }) => {
  test.setTimeout(120_000)
  const links = await openQuickly(room, { skipCheckIn: true })
  const facilitator = await room.person('the facilitator')
  await facilitator.page.goto(links.facilitator)
  const branwen = await room.person('Branwen')
  await joinByKeys(branwen, links.code)
  await to(branwen, branwen.button('arrive.keep'))
  await branwen.page.keyboard.press('Enter')
  const crowd: Person[] = []
  for (const name of others) {
    crowd.push(await room.person(name))
    await join(crowd.at(-1)!, { code: links.code })
  }

  await goOn(facilitator, 'next.start.gather')
  await beginsAt(branwen, general.prompts.gather.en)
  await to(branwen, branwen.box('gather.box', { number: 1, of: 3 }))
  await branwen.page.keyboard.type('Letters come late')
  await to(branwen, branwen.button('send'))
  await branwen.page.keyboard.press('Enter')
  await participant.saved(branwen, participant.articleOf(branwen, 'Letters come late'))
  await Promise.all(crowd.map(participant.finish))

  await goOn(facilitator, 'next.closeWriting')
  await beginsAt(branwen, general.prompts.share.en)
  await Promise.all([branwen, ...crowd].map((person) => participant.read(person)))
  await goOn(facilitator, 'next.startTurns')
  await goOn(facilitator, 'next.start.explore')
  await writeCard(crowd[0]!)
  await goOn(facilitator, 'next.nextQuestion')
  await goOn(facilitator, 'next.hearCards')
  await goOn(facilitator, 'next.rateCards')
  await beginsAt(branwen, general.prompts.rate.en)
  await Promise.all([branwen, ...crowd].map((person) => participant.rate(person, { 'write them first': 4 })))
  await goOn(facilitator, 'next.showRatings')
  await goOn(facilitator, 'next.takeForward')
  await word(facilitator, { will: 'write letters first', soThat: 'they come', who: 'All', by: '2027-06-30' })

  await goOn(facilitator, 'next.askFirst')
  await beginsAt(branwen, general.prompts.agree.en)
  await answerByKeys(branwen)
})

/** The code, the organisation by arrows, the name, and Enter. */
const joinByKeys = async (person: Person, code: string) => {
  const { keyboard } = person.page
  await person.page.goto('/join')
  await to(person, person.box('join.code'))
  await keyboard.type(code)
  await keyboard.press('Enter')
  const first = person.page.getByRole('radio').first()
  await to(person, first)
  await keyboard.press('Space')
  await keyboard.press('ArrowDown')
  await expect(person.page.getByRole('radio').nth(1)).toBeChecked()
  await to(person, person.box('join.name'))
  await keyboard.type(person.name)
  await keyboard.press('Enter')
}

const answerByKeys = async (person: Person) => {
  const { keyboard } = person.page
  await to(person, person.radio('answer.yes'))
  await keyboard.press('Space')
  await keyboard.press('ArrowDown')
  await expect(person.radio('answer.yesWorry')).toBeChecked()
  await to(person, person.box('answer.why'))
  await keyboard.type('Not on Fridays')
  await to(person, person.button('answer.send'))
  await keyboard.press('Enter')
  await expect(person.text('answer.saved')).toBeVisible()
}

/** Tab by Tab, and each stop on the way shows where it is. */
const to = async (person: Person, target: Locator) => {
  await target.waitFor()
  for (let stop = 0; stop < 60; stop++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await person.page.keyboard.press('Tab')
    const hidden = await person.page.evaluate(focusIsHidden)
    expect(hidden, 'the focus is not to be seen').toBe('')
  }
  throw new Error('Tab does not come there')
}

/** Which element has the focus without a sign of it; "": none. Runs in the page. */
const focusIsHidden = (): string => {
  const focused = document.activeElement
  if (!focused || focused === document.body) return ''
  const seen = [undefined, '::before'].some((part) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(focused, part)
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2
  })
  return seen ? '' : focused.outerHTML.slice(0, 200)
}

/** The room went on, and took the focus to the question. */
const beginsAt = async (person: Person, question: string) => {
  await person.hears(question)
  await expect(person.page.getByRole('heading', { level: 1 })).toBeFocused()
}

const writeCard = async (person: Person) => {
  await person.press('explore.firstCard')
  await person.box('line.keeps').fill('Letters are written last')
  await person.box('line.could').fill('write them first')
  await person.press('explore.send')
  await expect(person.text('explore.sent')).toBeVisible()
}
