import type { Page } from '@playwright/test'
import type { ShopRecord } from './own/page.d.ts'
import { shopPage, type Places } from './shop-page.ts'
import { fileOf } from './shops/files.ts'
import { expect, test } from './test.ts'
import { inFull } from '../support/sample.ts'

// Pages on which the checkout refuses a LIVE key, or the host of the checkout refuses the page.

const LIVE = 'klp_pk_madeup000000000001'
const script = ({ klump, shop }: Places) =>
  `<script src="${klump}/klump.js"></script><script src="${shop}/own/pay.js"></script>`
const heard = (page: Page) => page.evaluate(() => (globalThis as unknown as { shop: ShopRecord }).shop.log)

/** Makes the host's document list these origins. */
async function allows(page: Page, klump: string, origins: string): Promise<void> {
  // The address of the document contains the shop's key, so only its path is compared.
  await page.route(
    ({ origin, pathname }) => origin === klump && pathname === '/checkout/',
    async (route) => {
      const response = await route.fetch()
      const html = (await response.text()).replace(
        '<meta charset',
        `<meta name="klump-allowed-origins" content="${origins}" /><meta charset`,
      )
      await route.fulfill({ response, body: html })
    },
  )
}

test('a page that the host of the checkout does not list is refused', async ({ page, visit, wire }) => {
  const { klump } = await visit({ name: 'a shop', html: shopPage({}) })
  await allows(page, klump, 'https://shop.example')
  await page.locator('#pay').click()
  await expect.poll(() => heard(page)).toEqual(['error origin_not_allowed', 'close', 'result failed'])
  await expect(page.locator('klump-overlay')).toHaveCount(0)
  await wire.takeConsoleOnceItHas(/Error/)
})

test(
  'a page that the host of the checkout lists opens the checkout',
  inFull,
  async ({ page, visit, buyer }) => {
    const { klump, shop } = await visit({ name: 'a shop', html: shopPage({}) })
    await allows(page, klump, `https://shop.example ${shop}`)
    await page.locator('#pay').click()
    await buyer.sees('Choose your bank')
    await expect(buyer.checkout.locator('.header-origin')).toHaveText(shop)
  },
)

test('a page without an origin is refused where the host lists some', async ({
  page,
  visit,
  shops,
  wire,
}) => {
  const places = await visit({ name: 'a file', html: shopPage({ script }) })
  shops.push('null')
  await allows(page, places.klump, places.shop)
  const file = fileOf(places)
  try {
    await page.goto(file.url)
    await page.locator('#pay').click()
    await expect.poll(() => heard(page)).toEqual(['error origin_not_allowed', 'close', 'result failed'])
    await wire.takeConsoleOnceItHas(/Error/)
  } finally {
    file.remove()
  }
})

// A page can replace the page half: this one opens the port to the checkout by itself.
const FORGED = (
  checkout: string,
) => `<!doctype html><title>Forged</title><link rel="icon" href="data:,"><script>
  window.said = []
  addEventListener('message', ({ data, source }) => {
    if (data.klump !== 'hello') return
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = (event) => said.push(event.data)
    source.postMessage({ klump: 'open', version: data.version, publicKey: '${LIVE}', order: {
      amount: 4100, currency: 'NGN', items: [{ name: 'Kettle', unit_price: 4100, quantity: 1 }] } }, '*', [port2])
  })
</script><iframe src="${checkout}"></iframe>`

test('a page of the checkout’s own origin, with a page half of its own, gets no LIVE checkout', async ({
  page,
  visit,
}) => {
  const { klump } = await visit({ name: 'a shop', html: shopPage({}) })
  await page.route(`${klump}/forged`, (route) =>
    route.fulfill({ contentType: 'text/html', body: FORGED(`${klump}/checkout/`) }),
  )
  await page.goto(`${klump}/forged`)
  await expect
    .poll(() => page.evaluate(() => (globalThis as unknown as { said: unknown[] }).said))
    .toEqual([
      {
        type: 'outcome',
        outcome: { status: 'failed', error: expect.objectContaining({ code: 'unsafe_page' }) },
      },
    ])
})

test('a page with http takes no LIVE key', inFull, async ({ page, visit, shops, wire }) => {
  const { klump, shop } = await visit({ name: 'a shop', html: shopPage({}) })
  shops.push('http://shop.example')
  const of = async (path: string) => (await page.request.get(path)).text()
  const [ours, own] = [await of(`${klump}/klump.js`), await of(`${shop}/own/pay.js`)]
  await page.route('http://shop.example/**', async (route) => {
    const { pathname } = new URL(route.request().url())
    if (pathname === '/') {
      const html = shopPage({
        script: () => '<script src="/klump.js"></script><script src="/own/pay.js"></script>',
      })
      return route.fulfill({
        contentType: 'text/html',
        body: html({ klump: 'https://checkout.example', shop, publicKey: LIVE }),
      })
    }
    const body =
      pathname === '/klump.js' ? ours : pathname === '/own/pay.js' ? own : await of(klump + pathname)
    return route.fulfill({ contentType: 'text/javascript', body })
  })
  await page.goto('http://shop.example/')
  await page.locator('#pay').click()
  await expect.poll(() => heard(page)).toEqual(['error unsafe_page', 'close', 'result failed'])
  await expect(page.locator('klump-overlay')).toHaveCount(0)
  await wire.takeConsoleOnceItHas(/Error/)
})
