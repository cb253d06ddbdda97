/** Everybody who has to do with a workshop, each in a browser of their own. */
import {
  expect,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Locator,
  type Page,
} from '@playwright/test'
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

  /** Radios that belong together, by their question. */
  group(question: string): Locator {
    return this.page.getByRole('group', { name: question, exact: true })
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
  #contexts: BrowserContext[] = []
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
    context.setDefaultTimeout(20_000)
    this.#contexts.push(context)
    watch(context, this.address, name, this.complaints)
    return new Person(name, await context.newPage(), language)
  }

  /** Everybody closes their browser. */
  async leave(): Promise<void> {
    await Promise.all(this.#contexts.map((context) => context.close()))
  }
}
