/** Networks that block, hold back or cut sockets: everything works, a little later. */
import { expect, test } from '@playwright/test'
import { goOn } from './facilitating'
import { think } from './participating'
import { Room } from './people'
import { startProxy, type Dislike } from './proxy'
import { writing } from './quick'
import { startServer } from './server'

/** From opening the page to the first view, at most. */
const withinMs = 12_000

const dislikes: Record<Dislike, string> = {
  strips: 'strips Upgrade',
  buffers: 'holds answers back until they are whole',
  cuts: 'cuts idle lines',
}

for (const [dislike, does] of Object.entries(dislikes) as [Dislike, string][]) {
  test(`behind a proxy that ${does}, people connect within 12 s and send a thought`, async ({ browser }) => {
    test.setTimeout(120_000)
    const proxy = await startProxy(dislike)
    const server = await startServer({ PORT: proxy.behind, BASE_URL: proxy.address })
    const room = new Room(browser, proxy.address)
    try {
      const { facilitator, people } = await writing(room, 'Branwen')
      const [branwen] = people
      const opened = Date.now()
      await branwen!.page.reload()
      await expect(branwen!.box('gather.box', { number: 1, of: 3 })).toBeVisible({ timeout: withinMs })
      console.log(`${dislike}: shown again after ${Date.now() - opened} ms`)
      await think(branwen!, 'Letters come late')
      await goOn(facilitator, 'next.closeWriting')
      await expect(branwen!.text('share.count', { n: 1 })).toBeVisible()
    } finally {
      await room.leave()
      await server.stop()
      await proxy.close()
    }
  })
}
