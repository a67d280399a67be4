import { inFull, pairs, sampled } from '../support/sample.ts'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { buys, expect, test } from '../pages/test.ts'
import { shopPage, type Places } from '../pages/shop-page.ts'
import { example } from '../readme/blocks.ts'
import { defer, late } from './script-tags.ts'
import { shiftsOf, watchShifts } from './shifts.ts'

const button = (page: Page) => page.getByRole('button', { name: 'Pay in instalments with Klump' })
const ORDER = {
  amount: 197_000,
  currency: 'NGN',
  email: 'ada@example.com',
  phone: '08012345678',
  items: [{ name: 'Sewing machine', unit_price: 197_000, quantity: 1 }],
}
const withOrder = ({ publicKey }: Places, more = '', words = '') =>
  `<klump-button public-key="${publicKey}" order='${JSON.stringify(ORDER)}' ${more}>${words}</klump-button>`

/** A page with nothing of the shop's own but markup. */
const markup = (name: string, main: (places: Places) => string, script = defer) => ({
  name,
  html: (places: Places) =>
    shopPage({ main: `<h1>Shop</h1>${main(places)}<p id="after">After it.</p>`, script })(places),
})

async function leave(page: Page): Promise<void> {
  void page
    .locator('klump-overlay')
    .getByRole('button', { name: 'Close' })
    .click()
    .catch(() => {})
  await expect(page.locator('klump-overlay')).toHaveCount(0)
}

test('a shop with no script of its own sells, and shows what its server verified', async ({
  page,
  visit,
  buyer,
  demo,
}) => {
  const customer = { email: 'ada@example.com', phone: '08012345678' }
  const api = `${demo.origins.shop}/api/orders`
  const made = await fetch(api, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ items: [{ id: 'machine', quantity: 1 }], customer }),
  })
  const { orderId, checkout } = (await made.json()) as { orderId: string; checkout: object }
  expect(made.status).toBe(201)
  await page.route('**/my/order', (route) => route.fulfill({ json: checkout }))
  const posted: unknown[] = []
  await page.route('**/my/confirm', async (route) => {
    posted.push(route.request().postDataJSON())
    const confirmed = await fetch(`${api}/${orderId}/confirm`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: route.request().postData(),
    })
    await route.fulfill({ json: await confirmed.json() })
  })
  await visit(
    markup(
      'no script',
      ({
        publicKey,
      }) => `<klump-button public-key="${publicKey}" order-url="/my/order" verify-url="/my/confirm">
        <strong slot="paid">Thank you, your order is on its way.</strong>
      </klump-button>`,
    ),
  )
  await button(page).click()
  await buys(buyer)
  await expect(page.getByText('Thank you, your order is on its way.')).toBeVisible()
  await expect(button(page)).toBeHidden()
  await expect(page.locator('klump-button').getByRole('status')).toBeFocused()
  expect(posted).toEqual([{ reference: expect.stringMatching(/^KLP-/) }])
})

test('a pointer on it loads the checkout; the click uses that frame, and afterwards there is none', async ({
  page,
  visit,
  wire,
}) => {
  await visit(markup('approached', (places) => withOrder(places)))
  const checkouts = () => wire.sent.filter(({ url }) => url.pathname.endsWith('/checkout/')).length
  await expect(button(page)).toBeVisible()
  expect(checkouts()).toBe(0)
  await button(page).hover()
  await expect(page.locator('klump-overlay')).toHaveCount(1)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect.poll(checkouts).toBe(1)
  await button(page).click()
  await expect(page.frameLocator('klump-overlay iframe').getByRole('heading').first()).toBeVisible()
  expect(checkouts()).toBe(1)
  await leave(page)
  await expect(button(page)).toBeFocused()
  await page.mouse.move(0, 0)
  await button(page).hover()
  await expect(page.locator('klump-overlay')).toHaveCount(0)
})

for (const [[verdict, says, again], details] of sampled(
  [
    ['paid', 'Paid. Thank you!', false],
    ['not-paid', 'could not be confirmed', true],
    ['unknown', 'not confirmed yet', false],
    ['PAID', 'not confirmed yet', false],
  ] as const,
  2,
))
  test(`the shop’s server says ${verdict}`, details, async ({ page, visit, buyer, wire }) => {
    await page.route('**/my/confirm', (route) => route.fulfill({ json: { verdict } }))
    await visit(markup(`verdict ${verdict}`, (places) => withOrder(places, 'verify-url="/my/confirm"')))
    await button(page).click()
    await buys(buyer)
    await expect(page.locator('klump-button').getByText(says)).toBeVisible()
    await expect(button(page)).toBeVisible({ visible: again })
    // A word that is none is named, once; the others are no mistake.
    const warnings = verdict === 'PAID' ? [expect.stringContaining('verify-url /my/confirm: expected')] : []
    expect(wire.takeSaid()).toEqual(warnings)
  })

test(
  'events bubble, and those that can be cancelled are obeyed',
  inFull,
  async ({ page, visit, buyer, wire }) => {
    await visit(markup('events', (places) => withOrder(places)))
    await page.evaluate(() => {
      const log: string[] = []
      const shop = Object.assign(globalThis, { log, refuse: true })
      for (const name of ['open', 'success', 'error', 'close'])
        document.body.addEventListener(`klump-${name}`, (event) => {
          log.push(name)
          if (name === 'open' && shop.refuse) event.preventDefault()
        })
    })
    const log = () => page.evaluate('log')
    await button(page).click()
    await expect.poll(log).toEqual(['open'])
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await page.evaluate('refuse = false')
    await button(page).click()
    await buyer.sees('Choose your bank')
    await leave(page)
    await expect.poll(log).toEqual(['open', 'open', 'close'])
    await expect(button(page)).toBeFocused()

    await page.evaluate(() =>
      document.querySelector('klump-button')?.setAttribute('public-key', 'klp_sk_test_x'),
    )
    await button(page).click()
    await expect.poll(log).toEqual(['open', 'open', 'close', 'open', 'error'])
    await wire.takesSaid(/SECRET key/)
  },
)

test('under the strictest policy', async ({ page, visit, buyer }) => {
  const strict = markup(
    'policy',
    (places) =>
      withOrder(places) + `<klump-banner amount="45000" public-key="${places.publicKey}"></klump-banner>`,
  )
  await visit({
    ...strict,
    headers: ({ klump }) => ({
      'content-security-policy': `default-src 'none'; script-src ${klump}; frame-src ${klump}; img-src data:; require-trusted-types-for 'script'; trusted-types 'none'`,
    }),
  })
  await expect(page.getByText('Pay in instalments with Klump.')).toBeVisible()
  await button(page).click()
  await buyer.sees('Choose your bank')
  await leave(page)
})

test('with npm: defined by a call, twice without harm', inFull, async ({ page, visit, buyer, demo }) => {
  const checkout = `checkout-url="${demo.origins.klump}/checkout/"`
  await visit({
    ...markup(
      'npm',
      (places) =>
        withOrder(places, checkout) +
        `<klump-banner amount="45000" public-key="${places.publicKey}" ${checkout}></klump-banner>`,
      () => '<script src="/bundle.js" defer></script>',
    ),
    bundle: '../drop-in/npm.ts',
  })
  await expect(page.getByText('Pay in instalments with Klump.')).toBeVisible()
  await button(page).click()
  await buyer.sees('Choose your bank')
  await leave(page)
})

test(
  'a property that was set before the element was known is kept',
  inFull,
  async ({ page, visit, buyer }) => {
    await visit(
      markup(
        'early',
        ({ publicKey }) => `<klump-button></klump-button><script>
    document.querySelector('klump-button').options = { publicKey: '${publicKey}', data: ${JSON.stringify(ORDER)} }</script>`,
      ),
    )
    await button(page).click()
    await buyer.sees('Choose your bank')
    await leave(page)
  },
)

test(
  'while it opens the button is busy, opens nothing twice, and keeps the focus',
  inFull,
  async ({ page, visit, buyer }) => {
    let arrives = () => {}
    const arrived = new Promise<void>((resolve) => (arrives = resolve))
    await page.route('**/overlay-*.js', async (route) => {
      await arrived
      await route.continue()
    })
    await visit(
      markup(
        'slow',
        (places) => `<div id="klump__checkout"></div><script>
    var opened = 0
    document.getElementById('klump__checkout').addEventListener('click', () => {
      opened++
      new Klump({ publicKey: '${places.publicKey}', data: ${JSON.stringify(ORDER)} })
    })</script>`,
      ),
    )
    await button(page).focus()
    await page.keyboard.press('Enter')
    await expect(button(page)).toHaveAttribute('aria-busy', 'true')
    await expect(button(page)).toHaveAttribute('aria-disabled', 'true')
    await expect(button(page).locator('.spinner')).toBeVisible()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Space')
    expect(await page.evaluate('opened')).toBe(1)
    await expect(button(page)).toBeFocused()
    arrives()
    await buyer.sees('Choose your bank')
    await leave(page)
    await expect(button(page)).toBeFocused()
    await expect(button(page)).toHaveAttribute('aria-busy', 'false')
  },
)

const PLACES_OF_IT: readonly [string, (places: Places) => string][] = [
  ['in the old container', () => '<div id="klump__checkout"></div>'],
  ['as an element', (places) => withOrder(places)],
  ['small', (places) => withOrder(places, 'size="small"')],
  ['large', (places) => withOrder(places, 'size="large"')],
]
const COMINGS = pairs(PLACES_OF_IT, Object.entries({ defer, late }))

for (const [[[name, main], [when, tag]], details] of sampled(COMINGS, 1))
  test(`nothing moves when the button comes: ${name}, script ${when}`, details, async ({ page, visit }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    await page.addInitScript(watchShifts)
    const script = (places: Places) => example('room.html') + tag(places)
    await visit(markup(name, main, script))
    await expect(button(page)).toBeVisible()
    expect(await shiftsOf(page)).toBe(0)
  })

const SHOWN = (places: Places) =>
  ['small', 'medium', 'large']
    .flatMap((size) =>
      ['brand', 'auto', 'light', 'dark'].map((scheme) =>
        withOrder(places, `size="${size}" scheme="${scheme}"`),
      ),
    )
    .join('<br>') + withOrder(places, 'disabled')

const LOOKS = pairs(['light', 'dark'] as const, [360, 1280])

for (const [[colorScheme, width], details] of sampled(LOOKS, 1))
  test(`every size and scheme, ${colorScheme}, ${width} px`, details, async ({ page, visit }, info) => {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 1200 })
    await visit({
      name: 'sizes',
      html: shopPage({
        head: '<style>:root { color-scheme: light dark; font-family: serif } main { max-width: 420px; margin: auto } button { background: red; text-transform: uppercase }</style>',
        main: '',
        script: defer,
      }),
    })
    const places = { klump: '', shop: '', publicKey: 'klp_pk_test_madeup0001' }
    await page
      .locator('main')
      .evaluate((main, html) => (main.innerHTML = html), `<h1>Shop</h1>${SHOWN(places)}`)
    await expect(button(page)).toHaveCount(13)
    await expect(button(page).last()).toHaveAttribute('aria-disabled', 'true')
    const { violations } = await new AxeBuilder({ page }).include('main').analyze()
    expect(violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join()}`)).toEqual([])
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(wide).toBeLessThanOrEqual(width)
    await page.screenshot({ path: info.outputPath(`button-${colorScheme}-${width}.png`), fullPage: true })
  })
