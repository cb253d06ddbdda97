import { cleanup, screen } from '@testing-library/preact'
import { afterEach, expect, it, vi } from 'vitest'

afterEach(cleanup)

it('an address that leads nowhere says so, and links to the start', async () => {
  document.body.innerHTML = '<div id="app"></div>'
  history.replaceState(null, '', '/nonsense')
  vi.resetModules()
  await import('../main')
  expect(await screen.findByRole('heading', { name: 'There is nothing here' })).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Start a workshop' }).getAttribute('href')).toBe('/')
})
