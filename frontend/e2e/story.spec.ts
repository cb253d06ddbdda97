import general from '../../facilitation/templates/general.json' with { type: 'json' }
import { goOn, publish, word, write } from './facilitating'
import { expect, test } from './fixtures'
import { look, lookInTheDark, photograph } from './look'
import { markdownOf, sectionsOf, sheetsOf, type Minutes } from './minutes'
import { join, openWorkshop, type Links } from './opening'
import * as participant from './participating'
import type { Person } from './people'
import { countPresses } from './presses'
import { seated } from './quick'
import { betterWill, cards, organisations, proposal, thoughts, topic, worry } from './told'

test('one whole workshop, from the start page to the printed minutes', async ({ room, server }) => {
  test.setTimeout(300_000)
  const host = await room.person('the host')
  const facilitator = await room.person('the facilitator')
  const presses = await countPresses(facilitator.page)
  const screen = await room.person('the screen', { viewport: { width: 1920, height: 1080 } })
  const everybody = [
    await room.person('Branwen', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }),
    await room.person('Caradog', {}, 'cy'),
    await room.person('Deiniol'),
    await room.person('Eluned'),
    await room.person('Ffraid'),
  ] as const
  const [branwen, caradog, deiniol, eluned, ffraid] = everybody
  const each = (act: (person: Person) => Promise<void>) => Promise.all(everybody.map(act))
  const lookAt = async (moment: string, people: readonly Person[] = [facilitator, screen, branwen]) => {
    for (const person of people) await look(person.page, `${moment}, ${person.name}`)
  }
  const lookInTheDarkAt = async (moment: string) => {
    for (const person of [facilitator, screen, caradog]) {
      await look(person.page, `${moment}, ${person.name}`)
      await lookInTheDark(person.page, `${moment}, ${person.name}`)
    }
  }
  let links: Links

  await test.step('the host answers four questions', async () => {
    await host.page.goto('/')
    await look(host.page, 'the start page')
    links = await openWorkshop(host, {
      topic,
      organisations: [...organisations],
      people: 5,
      minutes: '90',
      answerSeconds: 0,
    })
    await look(host.page, 'the links')
  })

  await test.step('everybody comes in by code or link', async () => {
    await facilitator.page.goto(links.facilitator)
    await expect(facilitator.page.getByText(links.code)).toBeVisible()
    await screen.page.goto(links.screen)
    await caradog.page.goto('/join')
    await caradog.page.getByRole('button', { name: 'Cymraeg' }).click()
    await look(caradog.page, 'the join page in Welsh')
    await join(branwen, { link: links.participant }, organisations[0])
    await join(caradog, { code: links.code }, organisations[1])
    await join(deiniol, { code: links.code.toLowerCase().replaceAll('-', '') }, organisations[1])
    await join(eluned, { link: links.participant }, organisations[2])
    await join(ffraid, { link: links.participant })
    await lookAt('arriving')
    await each(participant.arrive)
    for (const { name } of everybody) await seated(facilitator, name)
  })

  await test.step('check-in, spoken, and the pulse', async () => {
    await goOn(facilitator, 'next.start.checkIn')
    await branwen.hears(general.prompts.checkIn.en)
    await caradog.hears(general.prompts.checkIn.cy)
    await lookAt('checking in')
    await Promise.all(
      [branwen, deiniol, eluned, ffraid].map(participant.speak).concat(participant.passFirst(caradog)),
    )
    await expect(branwen.group(branwen.say('pulse.statement.0'))).toBeVisible()
    await lookAt('the pulse')
    await each((person) => participant.answerPulse(person, [4, 3, 2]))
  })

  await test.step('thoughts in silence', async () => {
    await goOn(facilitator, 'next.start.gather')
    await branwen.hears(general.prompts.gather.en)
    await lookInTheDarkAt('writing')
    await participant.think(branwen, 'The letter comes late.')
    await branwen.press('gather.edit')
    await branwen.box('gather.box', { number: 1, of: 3 }).fill(thoughts.late)
    await branwen.press('send.again')
    await participant.saved(branwen, participant.articleOf(branwen, thoughts.late))
    await participant.think(caradog, thoughts.trust)
    await participant.think(deiniol, thoughts.form)
    await participant.think(deiniol, thoughts.names, 2)
    await participant.think(eluned, thoughts.board)
    await participant.think(eluned, 'This one is taken back.', 2)
    await participant
      .articleOf(eluned, 'taken back')
      .getByRole('button', { name: eluned.say('gather.withdraw') })
      .click()
    await expect(participant.articleOf(eluned, 'taken back')).toHaveCount(0)
    await lookAt('written')
    await each(participant.finish)
  })

  await test.step('reading, marks, and one thought set aside and restored', async () => {
    await goOn(facilitator, 'next.closeWriting')
    await branwen.hears(general.prompts.share.en)
    await expect(branwen.text('share.count', { n: 5 })).toBeVisible()
    await expect(facilitator.page.getByText('taken back')).toHaveCount(0)
    await lookAt('reading')
    await setAside(deiniol, thoughts.names)
    await expect(branwen.text('share.aside', { n: 1 })).toBeVisible()
    await expect(branwen.page.getByText(thoughts.names)).toHaveCount(0)
    await facilitator.unfold('console.aside', { n: 1 })
    await look(facilitator.page, 'a thought set aside')
    await facilitator.press('console.aside.restore')
    await expect(branwen.page.getByText(thoughts.names)).toBeVisible()
    await each((person) => participant.read(person, thoughts.late, thoughts.trust))
  })

  await test.step('one thing each', async () => {
    await goOn(facilitator, 'next.startTurns')
    await branwen.hears(general.prompts.oneThing.en)
    await lookAt('the round')
    await each(participant.speak)
  })

  await test.step('one group writes two cards, typed by several', async () => {
    await goOn(facilitator, 'next.start.explore')
    await branwen.hears(general.prompts.explore1.en)
    await branwen.press('explore.firstCard')
    const [mine, theirs] = [branwen.box('line.keeps'), deiniol.box('line.keeps')]
    await mine.fill(cards.letter.keeps)
    await expect(theirs).toHaveValue(cards.letter.keeps)
    await mine.blur()
    await deiniol.box('line.could').fill(cards.letter.could)
    await expect(branwen.box('line.could')).toHaveValue(cards.letter.could)
    await lookAt('writing a card')
    await deiniol.unfold('explore.use.none')
    await useThought(deiniol, thoughts.late)
    await useThought(deiniol, thoughts.names)
    await deiniol.radio('aspect.together').check()
    await expect(branwen.radio('aspect.together')).toBeChecked()
    await deiniol.press('explore.send')
    await expect(branwen.text('explore.sent')).toBeVisible()
    await goOn(facilitator, 'next.nextQuestion')
    await branwen.hears(general.prompts.explore2.en)
    await eluned.press('explore.nextCard')
    const second = eluned.page.getByRole('article', { name: eluned.say('explore.card', { number: 2 }) })
    await second.getByRole('textbox', { name: eluned.say('line.keeps') }).fill(cards.form.keeps)
    await second.getByRole('textbox', { name: eluned.say('line.could') }).fill(cards.form.could)
    await second.getByRole('button', { name: eluned.say('explore.send') }).click()
    await expect(second.getByText(eluned.say('explore.sent'))).toBeVisible()
    await lookAt('two cards')
  })

  await test.step('hearing and rating', async () => {
    await goOn(facilitator, 'next.hearCards')
    await expect(screen.page.getByText(cards.letter.could)).toBeVisible()
    await lookAt('hearing')
    await goOn(facilitator, 'next.rateCards')
    await branwen.hears(general.prompts.rate.en)
    await lookAt('rating')
    await each((person) =>
      participant.rate(person, { [cards.letter.could]: 5, [cards.form.could]: person === ffraid ? 1 : 3 }),
    )
    await goOn(facilitator, 'next.showRatings')
    await lookAt('rated')
  })

  await test.step('a proposal, first answers, a worry', async () => {
    await goOn(facilitator, 'next.takeForward')
    await branwen.hears(general.prompts.agree.en)
    await word(facilitator, proposal)
    await expect(branwen.page.getByText(proposal.will)).toBeVisible()
    await lookAt('wording')
    await goOn(facilitator, 'next.askFirst')
    await lookInTheDarkAt('answering')
    await participant.answer(branwen, 'answer.yes')
    await participant.answer(caradog, 'answer.yes')
    await participant.answer(deiniol, 'answer.canLive')
    await participant.answer(eluned, 'answer.notYet', worry)
    await participant.answer(ffraid, 'answer.yes')
    await goOn(facilitator, 'next.showAnswers')
    await expect(branwen.page.getByText(worry)).toBeVisible()
    await lookAt('worrying')
  })

  await test.step('changed words, final answers, the result', async () => {
    await write(facilitator, 'console.wording.will', betterWill)
    const written = participant.articleOf(facilitator, worry)
    await written.getByRole('button', { name: facilitator.say('console.worry.changed') }).click()
    await expect(participant.articleOf(eluned, worry)).toContainText(
      eluned.say('became.changed', { version: 2 }),
    )
    await goOn(facilitator, 'next.askFinal')
    await expect(eluned.text('answer.last')).toBeVisible()
    await expect(eluned.radio('answer.notYet')).toBeChecked()
    await lookAt('answering again')
    await each((person) => participant.answer(person, person === eluned ? 'answer.yesWorry' : 'answer.yes'))
    await goOn(facilitator, 'next.showResult')
    await expect(branwen.page.getByText(branwen.say('outcome.agreed'), { exact: true })).toBeVisible()
    await lookAt('the result', [facilitator, screen, branwen, caradog])
    await photograph(facilitator.page)
  })

  await test.step('the lines, a champion, the pulse again', async () => {
    await goOn(facilitator, 'next.showLines')
    await lookAt('checking the lines')
    await participant.check(branwen, 1)
    await Promise.all([caradog, deiniol, eluned, ffraid].map((person) => participant.check(person)))
    await each((person) => participant.answerPulse(person, [5, 4, 4], 'pulse.send'))
    await goOn(facilitator, 'next.showTapped')
    await facilitator.press('console.lines.fine')
    await expect(branwen.text('line.settled')).toBeVisible()
    await ffraid.unfold('champion.offer')
    await ffraid.box('champion.name').fill('Ffraid Owen')
    await ffraid.box('champion.profession').fill('ward clerk')
    await lookAt('settling', [facilitator, screen, ffraid])
    await ffraid.press('champion.send')
    await expect(branwen.page.getByText('Ffraid Owen')).toBeVisible()
  })

  const reading = await test.step('published', async () => {
    await publish(facilitator)
    await expect(caradog.text('published.said')).toBeVisible()
    await expect(facilitator.text('console.published')).toBeVisible()
    await lookAt('published', [facilitator, screen, caradog])
    return branwen.page.getByRole('textbox', { name: branwen.say('published.link') }).inputValue()
  })

  await test.step('a reader without pass or script', async () => {
    const looker = await room.person('somebody who looks')
    await looker.page.goto(reading)
    await look(looker.page, 'the record')
    const reader = await room.person('the reader', { javaScriptEnabled: false })
    await reader.page.goto(reading)
    await expect(reader.page.getByRole('heading', { level: 1 })).toContainText(topic)
    await expect(reader.page.getByText(betterWill).first()).toBeVisible()
    expect(await sheetsOf(reader.page)).toBeGreaterThan(1)
    const minutes = sectionsOf(await markdownOf(reader.page, reader.say('record.download')))
    expectMinutes(minutes, reader)
    for (const { name } of everybody.filter((person) => person !== ffraid)) {
      expect(minutes.whole, 'a first name is in the minutes').not.toContain(name)
    }
  })

  expect(presses()).toBeLessThanOrEqual(30)
  expect(room.complaints).toEqual([])
  expect(server.complaints()).toBe('')
})

/** What was agreed, by whom it is taken forward, both tallies, and the worry with what became of it. */
const expectMinutes = ({ under }: Minutes, reader: Person) => {
  expect(under('minutes.agreed')).toContain(reader.say('minutes.outcome.agreed'))
  expect(under('minutes.agreed')).toContain(betterWill)
  expect(under('minutes.agreed')).toContain(proposal.soThat)
  expect(under('minutes.asked')).toContain(`${proposal.who} | 30 June 2027`)
  const details = under('minutes.details')
  expect(details).toContain(`| ${reader.say('answer.yes')} | 3 | 4 |`)
  expect(details).toContain(`| ${reader.say('answer.yesWorry')} | 0 | 1 |`)
  expect(details).toContain(`| ${reader.say('answer.canLive')} | 1 | 0 |`)
  expect(details).toContain(`| ${reader.say('answer.notYet')} | 1 | 0 |`)
  expect(details).toContain(`${worry} ${reader.say('answer.notYet')}`)
  expect(details).toContain(reader.say('minutes.became.changed', { version: 2 }))
  expect(details).toContain(cards.form.could)
  expect(under('minutes.champions')).toContain('Ffraid Owen, ward clerk')
  for (const organisation of organisations) expect(under('minutes.room')).toContain(organisation)
}

const setAside = async (person: Person, words: string) => {
  const thought = participant.articleOf(person, words)
  await person.unfold('more', {}, thought)
  await thought
    .getByRole('button', { name: person.say('share.setAside', { reason: person.say('reason.namesPerson') }) })
    .click()
}

const useThought = (person: Person, words: string) =>
  participant
    .articleOf(person, words)
    .last()
    .getByRole('button', { name: person.say('explore.useThis') })
    .click()
