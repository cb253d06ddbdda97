/** Counts what a person really presses on a page, whatever it is, through reloads. */
import type { Page } from '@playwright/test'

export const countPresses = async (page: Page): Promise<() => number> => {
  let pressed = 0
  await page.exposeFunction('pressed', () => (pressed += 1))
  await page.addInitScript(() => {
    const { pressed } = window as unknown as { pressed: () => void }
    addEventListener('click', (event) => event.isTrusted && pressed(), { capture: true })
  })
  return () => pressed
}
