import type { BrowserContext } from '@playwright/test'
import { nextAttempt, verifyOrder, type AttemptStore, type KnownAttempt } from 'klump-checkout/server'

/** Where the shop's server asks, and with what. */
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

/** A shop's server for one order, as the documents build it: a reference for each attempt, and verdicts for the page. */
export interface Shop {
  /** Under which references the order was begun, oldest first. */
  readonly references: string[]
  /** Each question of the page for the order: the query of its address. */
  readonly asked: string[]
  /** How the verdicts of `confirm` went. */
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
