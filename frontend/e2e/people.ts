/** Everybody who has to do with a workshop, each in a browser of their own. */
import { expect, type Browser, type BrowserContextOptions, type Locator, type Page } from '@playwright/test'
import { watch } from './look'
import { wordsOf, type Facts, type Key, type Language } from './words'

/** Somebody at a page: finds and presses what it says, in their language. */
export class Person {
  say: (key: Key, facts?: Facts) => string
  constructor(
    readonly name: string,
    readonly page: Page,
    language: Language = 'en',
  ) {
    this.say = wordsOf(language)
  }

  button(key: Key, facts?: Facts): Locator {
    return this.page.getByRole('button', { name: this.say(key, facts), exact: true })
  }

  box(key: Key, facts?: Facts): Locator {
    return this.page.getByRole('textbox', { name: this.say(key, facts) })
  }

  radio(key: Key): Locator {
    return this.page.getByRole('radio', { name: this.say(key), exact: true })
  }

  text(key: Key, facts?: Facts): Locator {
    return this.page.getByText(this.say(key, facts))
  }

  press(key: Key, facts?: Facts): Promise<void> {
    return this.button(key, facts).click()
  }

  /** Opens what is folded up under a word. */
  unfold(key: Key, facts?: Facts, within: Page | Locator = this.page): Promise<void> {
    return within.locator('summary').getByText(this.say(key, facts)).first().click()
  }

  async hears(question: string): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveText(question)
  }
}

/** The browsers of one test, and what they complained of. */
export class Room {
  readonly complaints: string[] = []
  constructor(
    private readonly browser: Browser,
    readonly address: string,
  ) {}

  async person(name: string, options: BrowserContextOptions = {}, language?: Language): Promise<Person> {
    const context = await this.browser.newContext({
      baseURL: this.address,
      locale: 'en-GB',
      reducedMotion: 'reduce',
      viewport: { width: 1280, height: 900 },
      ...options,
    })
    context.setDefaultTimeout(10_000)
    watch(context, this.address, name, this.complaints)
    return new Person(name, await context.newPage(), language)
  }
}

export interface Wish {
  topic: string
  organisations: string[]
  people: number
  minutes: '60' | '90' | '120' | '180'
  /** How long answers stay open at least; the method says 45. */
  answerSeconds: number
}

export interface Links {
  facilitator: string
  participant: string
  screen: string
  code: string
}

/** The four questions, and the one setting that a test cannot wait for. */
export const openWorkshop = async (host: Person, wish: Wish): Promise<Links> => {
  await host.page.goto('/')
  await host.box('start.topic').fill(wish.topic)
  await host.box('start.organisations').fill(wish.organisations.join('\n'))
  await host.box('start.people').fill(String(wish.people))
  await host.page
    .getByRole('radio', { name: host.say('start.minutes.option', { n: wish.minutes }), exact: true })
    .check()
  await host.radio('start.place.video').check()
  await host.unfold('start.more')
  await host.box('start.answerSeconds').fill(String(wish.answerSeconds))
  await host.press('start.create')
  await host.hears(host.say('created.title'))
  const link = (key: Key) => host.page.getByRole('textbox', { name: host.say(key), exact: true }).inputValue()
  return {
    facilitator: await link('created.facilitator'),
    participant: await link('created.participant'),
    screen: await link('created.screen'),
    code: await link('created.code'),
  }
}

/** From the join page to the lobby. Without an organisation they prefer not to say. */
export const join = async (
  person: Person,
  way: { code: string } | { link: string },
  organisation?: string,
): Promise<void> => {
  if ('link' in way) await person.page.goto(way.link)
  else {
    await person.page.goto('/join')
    await person.box('join.code').fill(way.code)
    await person.press('join.find')
  }
  await person.page
    .getByRole('radio', { name: organisation ?? person.say('join.organisation.none'), exact: true })
    .check()
  await person.box('join.name').fill(person.name)
  await person.press('join.join')
  await expect(person.button('arrive.keep')).toBeVisible()
}
