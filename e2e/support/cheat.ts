import type { Page } from '@playwright/test'

/*
 * What a shopper can do to a shop with nothing but their own browser. Nothing here stands in for the shop's server or for Klump: both
 * are asked as ever, and hear something else than the shop's page would have said.
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

/** Puts another public key into the page, as an extension could: the money would go to an account of one's own. */
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

/** In the console, with the shop's own functions: orders the chosen basket, and says that this reference paid for it. */
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
