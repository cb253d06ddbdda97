/** What a reader of the record gets: a page, a file and paper. */
import type { Page } from '@playwright/test'
import { wordsOf, type Key } from './words'

/** The raw Markdown behind the page's link. */
export const markdownOf = async (page: Page, link: string): Promise<string> => {
  const address = await page.getByRole('link', { name: link }).first().getAttribute('href')
  const answer = await page.request.get(new URL(address ?? '', page.url()).href)
  if (!/^text\/markdown/.test(answer.headers()['content-type'] ?? '')) throw new Error('this is not Markdown')
  return answer.text()
}

/** How many sheets the page prints to. */
export const sheetsOf = async (page: Page): Promise<number> => {
  const printed = (await page.pdf({ format: 'A4' })).toString('latin1')
  return printed.match(/\/Type\s*\/Page\b/g)?.length ?? 0
}

export interface Minutes {
  whole: string
  /** What stands under a heading of the second level. */
  under(heading: Key): string
}

/** The minutes as they read: without the strokes that keep people's words from making Markdown, each space one. */
export const sectionsOf = (markdown: string): Minutes => {
  const whole = markdown.replace(/ \\\n */g, ' ').replace(/\\(.)/g, '$1')
  const sections = whole.split(/^## /m)
  return {
    whole,
    under: (heading) => {
      const found = sections.find((section) => section.startsWith(wordsOf('en')(heading)))
      if (!found) throw new Error(`the minutes have no ${heading}`)
      return found
    },
  }
}
