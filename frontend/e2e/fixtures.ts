/** What every test begins with, and leaves nothing of. */
import { test as base } from '@playwright/test'
import { Room } from './people'
import { startServer, type Server } from './server'

export const test = base.extend<{ server: Server; room: Room }>({
  server: async ({}, use) => {
    const server = await startServer()
    await use(server)
    await server.stop()
  },
  room: async ({ browser, server }, use) => {
    const room = new Room(browser, server.address)
    await use(room)
    await room.leave()
  },
})

export { expect } from '@playwright/test'
