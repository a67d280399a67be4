import { expect } from '@playwright/test'
import { payWith, type PayOptions } from 'klump-checkout/testing'
import { withDemo as test } from '../support/demo.ts'
import { payCode, serve, shopHtml } from './serve.ts'

/** Banks, with values beyond the published test values. `npm test` tries the first two, `KLUMP_BANKS=all` all. */
const BANKS: readonly (readonly [bank: RegExp, values?: PayOptions['values']])[] = [
  // Specta: a list of banks before the first step.
  [/Specta/],
  // Renmoney: fields of every kind, one of them for a file.
  [/Renmoney/],
  ...(process.env['KLUMP_BANKS'] === 'all'
    ? ([
        // Stanbic: fields with the lender's own labels.
        [/Stanbic/],
        [/Polaris/],
        [/Wema/],
        [/First Bank/],
        [/Fidelity/, { 'Pay now': '50000' }],
        [/FCMB/],
        [/^Klump/],
      ] as const)
    : []),
]

for (const [bank, values] of BANKS)
  test(`payWith buys at ${bank}`, async ({ page, demo }) => {
    const { publicKey } = demo.sandbox.account().test
    const options = { publicKey, checkoutUrl: `${demo.origins.klump}/checkout/` }
    const head = `<script src="${demo.origins.klump}/klump.js"></script><script>${payCode(options)}</script>`
    const shop = await serve('127.0.0.1', { texts: { '/': shopHtml(head) } })
    await page.goto(shop.origin)
    await page.getByRole('button', { name: 'Pay in instalments' }).click()
    expect(await payWith(page, bank, values && { values })).toBe('You’re all set')
    await expect(page.locator('#heard')).toHaveText('open SUCCESS')
    await shop.close()
  })
