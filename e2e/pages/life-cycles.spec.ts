import { example } from '../docs/blocks.ts'
import { inFull, sampled } from '../support/sample.ts'
import { shopPage } from './shop-page.ts'
import { loadingShops, secondOpening, swappingShops, twoCopies } from './shops/life-cycles.ts'
import { expect, expectOutcome, expectSale, buys, shopOf, test } from './test.ts'

for (const [shop, details] of sampled(loadingShops, 1))
  test(`a page with ${shop.name} sells`, details, async ({ page, visit, buyer }) => {
    await visit(shop)
    await page.waitForFunction(() => typeof window.Klump === 'function')
    await expectSale(page, buyer)
  })

test('a click before the script has arrived waits in a queue, also behind options that throw', async ({
  page,
  visit,
  buyer,
  wire,
}) => {
  let arrives = () => {}
  const arrived = new Promise<void>((resolve) => (arrives = resolve))
  await page.route('**/klump.js', async (route) => {
    await arrived
    await route.continue()
  })
  await visit({
    name: 'a queue',
    html: shopPage({
      script: ({ klump }) =>
        `<script>${example('queue.js')}</script><script src="${klump}/klump.js" async></script>`,
      body: `<script>
        const log = []
        window.shop = { log, violations: [] }
        const heard = (name) => () => log.push(name)
        const meta = (name) => document.querySelector('meta[name="' + name + '"]').content
        document.querySelector('#pay').addEventListener('click', () => {
          Klump.preload()
          new Klump({ get publicKey() { throw new Error('These options cannot be read.') } })
          new Klump({
            publicKey: meta('klump-public-key'),
            data: { amount: 197000, currency: 'NGN', email: 'ada@example.com', phone: '08012345678',
              items: [{ name: 'Sewing machine', unit_price: 197000, quantity: 1 }] },
            onLoad: heard('load'), onOpen: heard('open'), onSuccess: heard('success'), onError: heard('error'), onClose: heard('close'),
          })
        })
      </script>`,
    }),
  })
  await page.locator('#pay').click()
  await expect(page.locator('klump-overlay')).toHaveCount(0)
  arrives()
  expect(await wire.takeConsoleOnceItHas(/KlumpError/)).toHaveLength(1)
  await buys(buyer)
  await expect.poll(async () => (await shopOf(page)).log).toEqual(['load', 'open', 'success', 'close'])
})

test(
  'two copies of the package on one page open one overlay',
  inFull,
  async ({ page, visit, buyer, wire }) => {
    await visit(twoCopies)
    await page.waitForFunction(() => 'fromNpm' in window)
    await page.locator('#pay').click()
    await buyer.sees('Choose your bank')
    expect(await page.evaluate(secondOpening)).toBe('already_open')
    // The console reports the second opening to the developer.
    expect(await wire.takeConsoleOnceItHas(/KlumpError/)).toHaveLength(1)
    await expect(page.locator('klump-overlay')).toHaveCount(1)
    await buys(buyer)
    await expectOutcome(page)
  },
)

for (const [shop, details] of sampled(swappingShops, 1))
  test(
    `the shopper can buy after ${shop.name} has swapped the page`,
    details,
    async ({ page, visit, buyer }) => {
      await visit(shop)
      await page.evaluate(() => document.querySelector('main')?.setAttribute('data-old', ''))
      await page.locator('#next').click()
      await expect(page.locator('main[data-old]')).toHaveCount(0)
      await expect(page).toHaveURL(/next/)
      await page.waitForFunction(() => 'shop' in window && typeof window.Klump === 'function')
      await expectSale(page, buyer)
    },
  )

test(
  'the overlay stays open when the page swaps its body, and destroy() ends it with one outcome',
  inFull,
  async ({ page, visit, buyer }) => {
    await visit({ name: 'swap', html: shopPage({}) })
    await page.locator('#pay').click()
    await buyer.sees('Choose your bank')
    // The body is replaced, as Turbo and htmx do.
    await page.evaluate(() => document.body.replaceWith(document.createElement('body')))
    await expect(page.locator('klump-overlay dialog')).toBeVisible()
    await page.evaluate(() => window.shop.klump?.destroy())
    await expect(page.locator('klump-overlay')).toHaveCount(0)
    await expect
      .poll(async () => (await shopOf(page)).log)
      .toEqual(['load', 'open', 'close', 'result cancelled'])
  },
)

test(
  'the overlay can be used after a view transition of the page',
  inFull,
  async ({ page, visit, buyer }) => {
    await visit({ name: 'view transition', html: shopPage({}) })
    await page.locator('#pay').click()
    await buyer.sees('Choose your bank')
    await page.evaluate(async () => {
      await document.startViewTransition(() => {
        document.querySelector('main')?.append('changed')
      }).finished
    })
    await buys(buyer)
    await expectOutcome(page)
  },
)

test(
  'the shopper can pay after leaving the page and coming back by the back button',
  inFull,
  async ({ page, visit, buyer, browserName }) => {
    test.skip(browserName === 'firefox', 'Its driver hangs when one goes back')
    const { shop } = await visit({ name: 'back', html: shopPage({}) })
    await page.locator('#pay').click()
    await buyer.sees('Choose your bank')
    await page.goto(`${shop}/elsewhere`)
    // Not goBack(): it waits for a load, which a page from the browser's cache does not have. The timeout lets the evaluation end
    // before its page is left.
    await page.evaluate(() => void setTimeout(() => history.back()))
    await page.waitForURL(`${shop}/`)
    await page.waitForFunction(() => 'shop' in window && typeof window.Klump === 'function')
    const open = await page.locator('klump-overlay').count()
    if (open === 0) await page.locator('#pay').click()
    await buys(buyer)
    await expectOutcome(page)
  },
)
