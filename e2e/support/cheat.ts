import type { Page } from '@playwright/test'

/*
 * What a shopper can do to a shop with only their own browser. Nothing here replaces the shop's server or Klump: both receive requests as
 * ever, but with other content than the shop's page would have sent.
 */

export interface PlacedOrder {
  orderId: string
  checkout: {
    amount: number
    merchant_reference: string
    items: { unit_price: number }[]
    [name: string]: unknown
  }
}

/** Puts another public key into the page, as an extension could: the money would go to the shopper's own account. */
export async function swapsPublicKey(page: Page, publicKey: string): Promise<void> {
  await page.addInitScript((publicKey) => {
    const swap = () =>
      document.querySelector('meta[name=klump-public-key]')?.setAttribute('content', publicKey)
    new MutationObserver(swap).observe(document, { childList: true, subtree: true })
  }, publicKey)
}

/** Changes the order between the shop's server and the page. */
export async function changesOrder(page: Page, change: (order: PlacedOrder) => PlacedOrder): Promise<void> {
  await page.route('**/api/orders', async (route) => {
    const response = await route.fetch()
    const order = (await response.json()) as PlacedOrder
    await route.fulfill({ response, json: change(order) })
  })
}

/** In the console, with the shop's own functions: orders the chosen basket, and claims that this reference paid for it. */
export async function handsIn(page: Page, reference: string): Promise<void> {
  await page.evaluate(async (reference) => {
    const { market } = window as unknown as {
      market: {
        placeOrder(): Promise<string>
        settle(ending: { status: 'success'; reference: string }): Promise<void>
      }
    }
    await market.placeOrder()
    await market.settle({ status: 'success', reference })
  }, reference)
}
