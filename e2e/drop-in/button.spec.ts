import { inFull, sampled } from '../support/sample.ts'
import { buys, expect, test } from '../pages/test.ts'
import { button, leave, markup, ORDER, withOrder } from './button-page.ts'

// The button from the first pointer event to the verdict of the shop's server.

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

test('a pointer on the button preloads the frame, the click uses it, and a later hover loads none', async ({
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
  1,
))
  test(
    `the button shows the verdict ${verdict} of the shop’s server`,
    details,
    async ({ page, visit, buyer, wire }) => {
      await page.route('**/my/confirm', (route) => route.fulfill({ json: { verdict } }))
      await visit(markup(`verdict ${verdict}`, (places) => withOrder(places, 'verify-url="/my/confirm"')))
      await button(page).click()
      await buys(buyer)
      await expect(page.locator('klump-button').getByText(says)).toBeVisible()
      await expect(button(page)).toBeVisible({ visible: again })
      // An unknown verdict causes one warning, the known ones none.
      const warnings = verdict === 'PAID' ? [expect.stringContaining('verify-url /my/confirm: expected')] : []
      expect(wire.takeConsole()).toEqual(warnings)
    },
  )

test(
  'the button’s events bubble, and a cancelled klump-open event opens nothing',
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
    await wire.takeConsoleOnceItHas(/SECRET key/)
  },
)

test(
  'the button is busy while the checkout opens: it opens nothing twice and keeps the focus',
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
    await expect(button(page).locator('.spinner')).toBeHidden()
    await leave(page)
    await expect(button(page)).toBeFocused()
    await expect(button(page)).toHaveAttribute('aria-busy', 'false')
  },
)
