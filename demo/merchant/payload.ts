import type { PricedOrder } from './order.ts'

/** The `data` of `new Klump({ publicKey, data })`, as Klump documents it. Amounts in whole naira. */
export interface CheckoutData {
  amount: number
  shipping_fee: number
  currency: 'NGN'
  merchant_reference: string
  /** What Klump gives back in every webhook. */
  meta_data: { merchant_reference: string }
  first_name?: string
  last_name?: string
  email?: string
  phone?: string
  items: { name: string; unit_price: number; quantity: number; image_url: string; item_url: string }[]
}

/** Whatever the page does with this, the amount that counts stays in the store. */
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
