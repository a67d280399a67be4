import { Refusal } from '../refusal.ts'
import { isGiven, isObject, textOf, wholeNumber, type Body } from './body.ts'
import { nairaText } from '../../shared/naira.ts'
import { koboAt } from './naira.ts'
import { toLocalPhone } from './phone.ts'

export interface OrderItem {
  name: string
  imageUrl: string
  itemUrl: string
  unitPriceKobo: number
  quantity: number
}

/** A validated order from `initiate`. */
export interface Order {
  amountKobo: number
  shippingKobo: number
  discountKobo: number
  merchantReference: string | null
  email: string | null
  phone: string | null
  metaData: Body
  items: OrderItem[]
}

/** @throws Refusal 400 that names what is wrong */
export function readOrder(body: Body): Order {
  if (body['currency'] !== 'NGN') throw new Refusal(400, 'currency: expected "NGN".')
  const items = readItems(body['items'])
  const shippingKobo = isGiven(body, 'shipping_fee') ? koboAt('shipping_fee', body['shipping_fee']) : 0
  const discountKobo = isGiven(body, 'discount') ? koboAt('discount', body['discount']) : 0
  return {
    amountKobo: readAmount(body, items, shippingKobo, discountKobo),
    shippingKobo,
    discountKobo,
    merchantReference: readMerchantReference(body),
    ...readContact(body),
    metaData: readMetaData(body['meta_data']),
    items,
  }
}

function readItems(value: unknown): OrderItem[] {
  if (!Array.isArray(value) || value.length === 0)
    throw new Refusal(400, 'items: expected at least one item.')
  return value.map((item: unknown, index) => {
    const path = `items[${index}]`
    if (!isObject(item)) throw new Refusal(400, `${path}: expected an item.`)
    return {
      // Klump's own payment page was seen to send items without a name.
      name: textOf(item, 'name') ?? '',
      imageUrl: textOf(item, 'image_url') ?? '',
      itemUrl: textOf(item, 'item_url') ?? '',
      unitPriceKobo: koboAt(`${path}.unit_price`, item['unit_price']),
      quantity: wholeNumber({ [`${path}.quantity`]: item['quantity'] }, `${path}.quantity`, 1, 100_000),
    }
  })
}

function readAmount(body: Body, items: OrderItem[], shippingKobo: number, discountKobo: number): number {
  const amountKobo = koboAt('amount', body['amount'])
  const itemsKobo = items.reduce((sum, item) => sum + item.unitPriceKobo * item.quantity, 0)
  const expectedKobo = itemsKobo + shippingKobo - discountKobo
  if (amountKobo !== expectedKobo) {
    const parts = `items ${nairaText(itemsKobo)}, shipping ${nairaText(shippingKobo)}, discount ${nairaText(discountKobo)}`
    const expected = expectedKobo < 0 ? 'a discount within the order' : nairaText(expectedKobo)
    throw new Refusal(400, `amount: expected ${expected} (${parts}), received ${nairaText(amountKobo)}.`)
  }
  if (amountKobo === 0) throw new Refusal(400, 'amount: expected more than 0.')
  return amountKobo
}

function readMerchantReference(body: Body): string | null {
  const reference = textOf(body, 'merchant_reference')
  if (reference === undefined) return null
  if (reference.length > 255) throw new Refusal(400, 'merchant_reference: expected at most 255 characters.')
  return reference
}

function readContact(body: Body): { email: string | null; phone: string | null } {
  const email = textOf(body, 'email') ?? null
  const phone = textOf(body, 'phone') ?? null
  if (email === null && phone === null) throw new Refusal(400, 'email and phone are missing: one is needed.')
  if (email !== null && !/^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(email))
    throw new Refusal(400, 'email: expected an email address.')
  if (phone === null) return { email, phone }
  const local = toLocalPhone(phone)
  if (!local) throw new Refusal(400, 'phone: expected 11 digits, for instance 08012345678.')
  return { email, phone: local }
}

function readMetaData(value: unknown): Body {
  if (value === undefined || value === null) return {}
  if (!isObject(value)) throw new Refusal(400, 'meta_data: expected an object.')
  if (levelsOf(value) > MOST_LEVELS)
    throw new Refusal(400, `meta_data: expected at most ${MOST_LEVELS} levels.`)
  return value
}

/** Writing JSON again is recursive, and overflows the stack at about 4 000 levels. */
const MOST_LEVELS = 1_000

function levelsOf(value: object): number {
  let level: unknown[] = [value]
  for (let levels = 0; ; levels += 1) {
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []))
    if (level.length === 0) return levels
  }
}
