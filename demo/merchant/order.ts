import * as z from 'zod/mini'
import { delivery, products, type Product } from './catalogue.ts'

const text = z.string().check(z.trim(), z.minLength(1), z.maxLength(120))

const request = z.object({
  items: z
    .array(z.object({ id: text, quantity: z.int().check(z.minimum(1), z.maximum(20)) }))
    .check(z.minLength(1), z.maxLength(50)),
  customer: z.optional(
    z.object({
      email: z.optional(text),
      phone: z.optional(text),
      first_name: z.optional(text),
      last_name: z.optional(text),
    }),
  ),
})

export type Customer = NonNullable<z.infer<typeof request>['customer']>

const attemptRequest = z.object({ customer: request.shape.customer })

/** Parses the body that a page sends for another attempt. Returns a string, the error message, when the body is invalid. */
export function readCustomer(body: unknown): { customer: Customer | undefined } | string {
  const parsed = attemptRequest.safeParse(body)
  return parsed.success
    ? { customer: parsed.data.customer }
    : 'Expected { customer?: { email?, phone?, first_name?, last_name? } }.'
}

/** The stored part of an order line. Prices come from the catalogue. */
export interface OrderedItem {
  id: string
  quantity: number
}

export interface Line {
  product: Product
  quantity: number
}

/** An order as the server computes it. Amounts in whole kobo. */
export interface PricedOrder {
  lines: Line[]
  deliveryKobo: number
  totalKobo: number
  customer: Customer | undefined
}

/** Parses a page's order and prices it from the catalogue. Returns a string, the error message, when the order is invalid. */
export function priceOrder(body: unknown): PricedOrder | string {
  const parsed = request.safeParse(body)
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.join('.') ?? ''
    return `${path || 'The order'}: expected { items: [{ id, quantity: 1 to 20 }], customer?: { email?, phone? } }.`
  }
  return (
    priceItems(parsed.data.items, parsed.data.customer) ?? 'items: there is no such product in the catalogue.'
  )
}

/** Returns undefined when an item is not in the catalogue. */
export function priceItems(
  items: readonly OrderedItem[],
  customer: Customer | undefined,
): PricedOrder | undefined {
  const lines: Line[] = []
  for (const { id, quantity } of items) {
    const product = products.find((known) => known.id === id)
    if (!product) return undefined
    lines.push({ product, quantity })
  }
  const goods = lines.reduce((sum, { product, quantity }) => sum + product.price * quantity, 0)
  const fee = goods >= delivery.freeFrom ? 0 : delivery.fee
  return { lines, deliveryKobo: fee * 100, totalKobo: (goods + fee) * 100, customer }
}
