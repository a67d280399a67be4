import { readFileSync } from 'node:fs'
import { TEST } from '../support/shopper.ts'
import { shopPage } from './shop-page.ts'
import { expect, test } from './test.ts'

const PUBLISHED = readFileSync(
  new URL('../../demo/sandbox/published/terms-and-conditions.stanbic.json', import.meta.url),
  'utf8',
)

// The wire of every test sees to it that nothing is said in the console.
test('a bank’s terms with inline styles are read under the policy of the checkout, and violate nothing', async ({
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
  const { data } = JSON.parse(PUBLISHED) as { data: { text: string } }
  const html = `${data.text}<p onclick="x()">Last line</p><style>p { color: red }</style><base href="/x">`
  const json = { ...(JSON.parse(PUBLISHED) as object), data: { ...data, text: html } }
  await page.route('**/terms-and-conditions*', (route) => route.fulfill({ json }))
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
