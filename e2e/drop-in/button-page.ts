import { expect, type Page } from '@playwright/test'
import { shopPage, type Places } from '../pages/shop-page.ts'
import { defer } from './script-tags.ts'

// Pages with the button, as shops write them.

export const button = (page: Page) => page.getByRole('button', { name: 'Pay in instalments with Klump' })
export const ORDER = {
  amount: 197_000,
  currency: 'NGN',
  email: 'ada@example.com',
  phone: '08012345678',
  items: [{ name: 'Sewing machine', unit_price: 197_000, quantity: 1 }],
}
export const withOrder = ({ publicKey }: Places, more = '', words = '') =>
  `<klump-button public-key="${publicKey}" order='${JSON.stringify(ORDER)}' ${more}>${words}</klump-button>`

/** A page in which the shop has only markup and no script. */
export const markup = (name: string, main: (places: Places) => string, script = defer) => ({
  name,
  html: (places: Places) =>
    shopPage({ main: `<h1>Shop</h1>${main(places)}<p id="after">After it.</p>`, script })(places),
})

export async function leave(page: Page): Promise<void> {
  void page
    .locator('klump-overlay')
    .getByRole('button', { name: 'Close' })
    .click()
    .catch(() => {})
  await expect(page.locator('klump-overlay')).toHaveCount(0)
}
