/** What must be true of every page at every moment: axe finds nothing, and nobody complains. */
import { expect, type BrowserContext, type Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** WCAG 2.2 AA. */
const everyRule = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
}
const contrast = { runOnly: { type: 'rule', values: ['color-contrast'] } }

interface Finding {
  id: string
  nodes: { target: string[]; failureSummary?: string }[]
}

/** Fails where the page, as it stands now, breaks WCAG 2.2 AA. */
export const look = async (page: Page, moment: string): Promise<void> => {
  expect.soft(await findings(page, everyRule), moment).toEqual([])
}

/** The same for what a dark scheme changes. */
export const lookInTheDark = async (page: Page, moment: string): Promise<void> => {
  await page.emulateMedia({ colorScheme: 'dark' })
  expect.soft(await findings(page, contrast), `${moment}, dark`).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
}

const findings = async (page: Page, options: object): Promise<string[]> => {
  const run = `axe.run(document, ${JSON.stringify({ ...options, resultTypes: ['violations'] })})`
  const violations = `${run}.then(({ violations }) => JSON.stringify(violations.map(
    ({ id, nodes }) => ({ id, nodes: nodes.map(({ target, failureSummary }) => ({ target, failureSummary })) }))))`
  await page.evaluate(`window.axe ?? (() => { ${axe} })()`)
  return said(JSON.parse(await page.evaluate<string>(violations)) as Finding[])
}

const said = (found: Finding[]): string[] =>
  found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  )

/** The picture of the README, where it is asked for: `UPDATE_SCREENSHOT=1 npm run e2e -- story`. */
export const photograph = async (page: Page): Promise<void> => {
  if (!process.env.UPDATE_SCREENSHOT) return
  await expect(page.locator('[aria-disabled=true]')).toHaveCount(0)
  await page.screenshot({ path: fileURLToPath(new URL('../../docs/screenshot.png', import.meta.url)) })
}

/** Collects errors on the console (a broken content security policy is one), uncaught errors, and requests to anywhere but the server. */
export const watch = (context: BrowserContext, address: string, who: string, complaints: string[]): void => {
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${who}: ${message.text()}`)
  })
  context.on('weberror', (error) => complaints.push(`${who}: ${error.error().message}`))
  context.on('request', (request) => {
    const url = request.url()
    const own = url.startsWith(`${address}/`) || /^(data|blob|about):/.test(url)
    if (!own) complaints.push(`${who} asked ${url}`)
  })
}
