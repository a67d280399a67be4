import {
  expect,
  expectLog,
  expectResults,
  expectUnchanged,
  framework,
  opens,
  sells,
  test,
  traces,
} from './app.ts'
import { hasEntry } from '../support/back.ts'

// The tests run one after the other in one worker, so that the app starts once.
test.describe.configure({ mode: 'default' })

if (framework.hasServer)
  test('the server renders the page with the pay button', async ({ request, app }) => {
    const answer = await request.get(`${app.origin}/pay`)
    expect(answer.status()).toBe(200)
    const html = await answer.text()
    // The test looks for elements: the text alone is also in the scripts of a page that is not rendered.
    expect(html).toMatch(/<h1[^>]* data-open="function"[^>]*>Sewing machine<\/h1>/)
    expect(html).toContain('>Pay with Klump</button>')
    expect(app.said()).not.toMatch(/error/i)
  })

test('a purchase in the built app makes one loan', async ({ page, buyer, toTheTill, demo }) => {
  await toTheTill()
  const loans = demo.sandbox.loanCount()
  await sells(page, buyer)
  await expectResults(page, ['success'])
  expect(demo.sandbox.loanCount() - loans).toBe(1)
})

test('unmounting the component while the checkout is open ends it as cancelled', async ({
  page,
  buyer,
  toTheTill,
}) => {
  await toTheTill()
  const button = page.getByRole('button', { name: 'Pay with Klump' })
  const link = page.getByRole('link', { name: 'To the till' })
  const before = await traces(page)
  await opens(page, buyer, { closeOnBack: false })
  await page.goBack()
  await expect(link).toBeVisible()
  await expect(page.locator('klump-overlay')).toHaveCount(0)
  await expectLog(page, ['load', 'open', 'close CANCELLED'])
  await expectResults(page, ['cancelled'])
  // The page scrolls again and can be used.
  await link.click()
  await expect(button).toBeVisible()
  await expectUnchanged(page, before)
  await opens(page, buyer)
  await buyer.closes()
  await expectResults(page, ['cancelled', 'cancelled'])
})

if (framework.hasServer)
  test('the app’s server verifies the reference of a purchase', async ({
    page,
    buyer,
    toTheTill,
    request,
    app,
  }) => {
    await toTheTill()
    const reference = await sells(page, buyer)
    const verdictOn = async (data: object): Promise<unknown> =>
      (await request.post(`${app.origin}/api/verify`, { data })).json()
    expect(await verdictOn({ reference })).toEqual({ verdict: 'paid' })
    const other = { reference, merchantReference: 'another-order' }
    expect(await verdictOn(other)).toEqual({ verdict: 'not-paid' })
  })

test('going back while open closes the checkout, and the next press navigates the app', async ({
  page,
  app,
  buyer,
  toTheTill,
}) => {
  await toTheTill()
  await opens(page, buyer)
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().startsWith(app.origin)) asked.push(request.url())
  })
  const standing = await page.evaluateHandle(() => document.querySelector('h1'))
  const stands = () =>
    page.evaluate(
      (h1) => ({
        isSame: document.querySelector('h1') === h1,
        at: location.href,
        state: history.state as unknown,
      }),
      standing,
    )
  const before = await stands()
  await hasEntry(page)
  await page.evaluate(() => history.back())
  await expect(page.locator('klump-overlay')).toHaveCount(0)
  await expectResults(page, ['cancelled'])
  expect(await stands()).toEqual({ ...before, isSame: true })
  expect(asked).toEqual([])
  await page.evaluate(() => history.back())
  await expect(page.getByRole('link', { name: 'To the till' })).toBeVisible()
})
