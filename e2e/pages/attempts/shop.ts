import type { BrowserContext } from '@playwright/test'
import { nextAttempt, verifyOrder, type AttemptStore, type KnownAttempt } from 'klump-checkout/server'

/** The API's address and the secret key of the shop's server. */
interface Account {
  readonly apiUrl: string
  readonly secretKey: string
}

const ORDER = {
  amount: 197_000,
  currency: 'NGN',
  email: 'ada@example.com',
  phone: '08012345678',
  items: [{ name: 'Sewing machine', unit_price: 197_000, quantity: 1 }],
}

/** A shop's server for one order, as in the documents: a reference for each attempt, and verdicts for the page. */
export interface Shop {
  /** The references of the order's attempts, oldest first. */
  readonly references: string[]
  /** The query of each request of the page for the order. */
  readonly asked: string[]
  /** The verdicts of `confirm`. */
  readonly verdicts: string[]
}

/** Answers `/my/order` and `/my/confirm` of every page of this browser. */
export async function openShop(context: BrowserContext, account: Account): Promise<Shop> {
  const attempts: KnownAttempt[] = []
  const shop: Shop = { references: [], asked: [], verdicts: [] }
  const store: AttemptStore = {
    list: () => attempts,
    add(_order, { reference, attempt }) {
      attempts.push({ reference, attempt })
      shop.references.push(reference)
      return true
    },
    note() {},
  }
  await context.route('**/my/order*', async (route) => {
    shop.asked.push(new URL(route.request().url()).search)
    const next = await nextAttempt({ order: '1007', attempts: store, ...account })
    const { verdict } = next
    await route.fulfill({
      json: verdict === 'fresh' ? { ...ORDER, merchant_reference: next.reference } : { verdict },
    })
  })
  await context.route('**/my/confirm', async (route) => {
    const { reference } = route.request().postDataJSON() as { reference: unknown }
    const { verdict } = await verifyOrder({
      references: shop.references,
      reported: reference,
      expected: { amount: ORDER.amount, live: false },
      ...account,
    })
    shop.verdicts.push(verdict)
    await route.fulfill({ json: { verdict } })
  })
  return shop
}
