import { priceItems, type Customer, type PricedOrder } from './order.ts'
import type { StoredOrder } from './store/index.ts'

/** The `data` of `new Klump({ publicKey, data })`, as Klump documents it. Amounts in whole naira. */
export interface CheckoutData {
  amount: number
  shipping_fee: number
  currency: 'NGN'
  merchant_reference: string
  /** Klump returns this object in every webhook. */
  meta_data: { merchant_reference: string }
  first_name?: string
  last_name?: string
  email?: string
  phone?: string
  items: { name: string; unit_price: number; quantity: number; image_url?: string; item_url?: string }[]
}

/** The order's data for another attempt. If the catalogue has changed, one item with the agreed total replaces the lines. */
export function checkoutAgain(
  { lines, totalKobo }: StoredOrder,
  customer: Customer | undefined,
  merchantReference: string,
  shopUrl: string,
): CheckoutData {
  const order = priceItems(lines, customer)
  if (order && order.totalKobo === totalKobo) return checkoutData(order, merchantReference, shopUrl)
  const whole = { lines: [], deliveryKobo: 0, totalKobo, customer }
  const items = [{ name: 'Your order', unit_price: totalKobo / 100, quantity: 1 }]
  return { ...checkoutData(whole, merchantReference, shopUrl), items }
}

/** The page can alter this data, but payments are checked against the amount in the store. */
export function checkoutData(order: PricedOrder, merchantReference: string, shopUrl: string): CheckoutData {
  return {
    amount: order.totalKobo / 100,
    shipping_fee: order.deliveryKobo / 100,
    currency: 'NGN',
    merchant_reference: merchantReference,
    meta_data: { merchant_reference: merchantReference },
    ...withoutGaps(order.customer ?? {}),
    items: order.lines.map(({ product, quantity }) => ({
      name: product.name,
      unit_price: product.price,
      quantity,
      image_url: `${shopUrl}${product.picture}`,
      item_url: `${shopUrl}/#${product.id}`,
    })),
  }
}

type Contact = Partial<Pick<CheckoutData, 'first_name' | 'last_name' | 'email' | 'phone'>>

function withoutGaps(customer: { [K in keyof Contact]: Contact[K] | undefined }): Contact {
  return Object.fromEntries(Object.entries(customer).filter(([, value]) => value !== undefined))
}
