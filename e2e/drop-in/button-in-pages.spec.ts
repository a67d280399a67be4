import { inFull } from '../support/sample.ts'
import { expect, test } from '../pages/test.ts'
import { button, leave, markup, ORDER, withOrder } from './button-page.ts'

// Ways in which a page loads the button: under a policy, from npm, with a property that is set before the element is defined.

test('the button opens the checkout under the strictest policy', async ({ page, visit, buyer }) => {
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

test(
  'the button from npm opens the checkout, although its elements are defined twice',
  inFull,
  async ({ page, visit, buyer, demo }) => {
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
  },
)

test(
  'the button keeps options that were set before the element was defined',
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
