import { readFileSync } from 'node:fs'
import { TEST } from '../support/shopper.ts'
import { shopPage } from './shop-page.ts'
import { expect, test } from './test.ts'

const PUBLISHED = readFileSync(
  new URL('../../src/sandbox/published/verify-otp.stanbic.json', import.meta.url),
  'utf8',
)

// The wire of every test checks that the console stays empty.
test('a bank’s terms with inline styles are shown and do not violate the policy of the checkout', async ({
  page,
  visit,
  buyer,
}) => {
  await page.addInitScript(() => {
    const violations: string[] = []
    Object.assign(globalThis, { violations })
    addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      violations.push(effectiveDirective),
    )
  })
  // The answer to the one-time code contains the terms.
  const published = JSON.parse(PUBLISHED) as { next_step: { display_data: { text: string } } }
  published.next_step.display_data.text +=
    '<p onclick="x()">Last line</p><style>p { color: red }</style><base href="/x">'
  await page.route(/\/verify-otp/, (route) => route.fulfill({ json: published }))
  await visit({ name: 'terms', html: shopPage({}) })
  await page.locator('#pay').click()
  await buyer.choosesBank(/Stanbic/)
  await buyer.identifies(TEST.codes.stanbic)
  await buyer.sees(/^A title of the step/)
  await expect(buyer.checkout.getByText('Last line')).toBeAttached()
  await expect(buyer.checkout.getByRole('button', { name: 'Agree and continue' })).toBeVisible()
  const violations = await buyer.checkout
    .locator(':root')
    .evaluate(() => (globalThis as unknown as { violations: string[] }).violations)
  expect(violations).toEqual([])
})
