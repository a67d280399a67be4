import type { Page } from '@playwright/test'
import { buys, expect, test as base } from '../pages/test.ts'
import { TEST } from '../support/shopper.ts'
import { exampleWith, MADE_UP } from './blocks.ts'
import { bundleApp } from './bundle-app.ts'
import { requestsInDocs, requestsOf } from './requests.ts'
import { serveShop, type Shop } from './serve.ts'
import { inFull } from '../support/sample.ts'

/* The documents' example pages run unchanged in a browser against the sandbox. Only hosts and keys are replaced. */

interface Parts {
  opens: (parts: Parameters<typeof serveShop>[0]) => Promise<Shop>
  /** The key and the host of this test, by the made-up value in the documents. */
  places: { [madeUp: string]: string }
}

const test = base.extend<Parts>({
  places: async ({ demo }, use) =>
    use({ [MADE_UP.key]: demo.sandbox.account().test.publicKey, [MADE_UP.host]: demo.origins.klump }),
  opens: async ({ page, shops }, use) => {
    const served: Shop[] = []
    await use(async (parts) => {
      const shop = await serveShop(parts)
      served.push(shop)
      shops.push(shop.origin)
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
          console.error(`refused by the policy: ${violatedDirective} ${blockedURI}`)
        })
      })
      await page.goto(shop.origin)
      return shop
    })
    for (const shop of served) await shop.close()
  },
})

const only = (places: Record<string, string>, ...names: string[]) =>
  Object.fromEntries(names.map((name) => [name, places[name] ?? '']))
const isOpen = (page: Page) => expect(page.locator('klump-overlay')).toHaveCount(1)

test('the example with the script tag sells under the policy, and sends the reference to the shop’s server', async ({
  page,
  opens,
  buyer,
  demo,
  places,
  wire,
}) => {
  const reference = `order-${crypto.randomUUID()}`
  // `img-src` is for the icon of the test's page: without an icon the browser would request one.
  const shop = await opens({
    body: exampleWith('shop.html', only(places, MADE_UP.host)),
    script: exampleWith('shop.js', {
      ...only(places, MADE_UP.key),
      'order-1007-3f8a2c61-94d7-4b0e-a5c9-1e7d60b2f483': reference,
    }),
    policy: exampleWith('policy.txt', only(places, MADE_UP.host)).replaceAll('\n', ' ') + '; img-src data:',
  })
  await page.getByRole('button', { name: 'Pay in instalments' }).click()
  await isOpen(page)
  await buyer.types(/email/i, TEST.email)
  await buyer.types(/phone/i, TEST.phone)
  await buyer.continues()
  await buys(buyer)

  const sold = demo.sandbox.transactions().find(({ merchantReference }) => merchantReference === reference)
  expect(sold).toMatchObject({ status: 'successful' })
  await expect.poll(() => shop.handedOver).toEqual([sold?.reference])
  await wire.settle()
  expect(requestsOf(wire, demo.origins.klump)).toEqual(requestsInDocs())
})

test('the examples for button and banner sell, and the button shows the verdict of the shop’s server', async ({
  page,
  opens,
  buyer,
  demo,
  places,
}) => {
  const verdict = (reference: unknown) =>
    demo.sandbox.transactions().some((each) => each.reference === reference && each.status === 'successful')
      ? ('paid' as const)
      : ('not-paid' as const)
  await opens({
    head: exampleWith('room.html', {}) + `<script src="${demo.origins.klump}/klump.js" defer></script>`,
    body:
      exampleWith('banner.html', only(places, MADE_UP.key)) +
      exampleWith('button.html', only(places, MADE_UP.key)),
    verdict,
  })
  await expect(page.locator('klump-banner')).toContainText(/instalments/i)
  await page.getByRole('button', { name: 'Pay in instalments with Klump' }).click()
  await isOpen(page)
  await buys(buyer)
  await expect(page.getByText('your rice cooker is on its way')).toBeVisible()
})

test(
  'the React example opens the checkout with the server’s order, and unmounting removes the checkout',
  inFull,
  async ({ page, opens, buyer, places }) => {
    const script = await bundleApp({
      'checkout.ts': exampleWith('checkout.ts', only(places, MADE_UP.key, MADE_UP.host)),
      'pay-button.tsx': exampleWith('pay-button.tsx', {}),
    })
    await opens({ body: '<div id="root"></div>', script })
    await page.getByRole('button', { name: 'Pay in instalments' }).click()
    await buyer.sees('Choose your bank')
    await page.evaluate(() => dispatchEvent(new Event('unmount')))
    await expect(page.locator('klump-overlay')).toHaveCount(0)
    await expect(page.getByRole('button')).toHaveCount(0)
  },
)
