import type { Page } from '@playwright/test'
import { buys, expect, expectOutcome, shopOf, test as base } from '../pages/test.ts'
import { shopPage, type Places } from '../pages/shop-page.ts'
import { servePage } from '../pages/serve.ts'
import { startHost } from './start.ts'

type Host = Awaited<ReturnType<typeof startHost>>

interface Parts {
  host: Host
  /** Goes to a shop with the host's script; `script` returns its tags. */
  shopAt: (klump: string, script?: (places: Places) => string) => Promise<Places>
}

export const test = base.extend<Parts>({
  host: async ({ demo, shops }, use) => {
    const host = await startHost(demo)
    shops.push(host.origin)
    await use(host)
    await host.close()
  },
  shopAt: async ({ page, demo, shops }, use) => {
    const closing: (() => Promise<void>)[] = []
    await use(async (klump, script) => {
      const { publicKey } = demo.sandbox.account().test
      // The shop's own script sets no address: Klump's script finds its checkout by itself.
      const html = (places: Places) =>
        shopPage(script ? { script } : {})(places).replace(/<meta name="klump-checkout"[^>]*>/, '')
      const served = await servePage({ name: 'a shop', html }, { origin: klump, publicKey })
      closing.push(served.close)
      shops.push(served.places.shop)
      await page.goto(served.places.shop)
      return served.places
    })
    for (const close of closing) await close()
  },
})

/** The requests of the shop's page to the host, in order, without hashes. */
export function askedOf(page: Page, origin: string): string[] {
  const asked: string[] = []
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.origin === origin) asked.push(`${request.method()} ${url.pathname}`)
  })
  return asked
}

export { buys, expect, expectOutcome, shopOf }
