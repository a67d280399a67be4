import type { Mistakes } from './hints.ts'
import { ITEM_NAMES, ORDER_NAMES, orderShape, type Order } from './order.ts'
import { isObject, parse, type Issue } from './shape.ts'
import { strangersIn, type Stranger } from './strangers.ts'

export type OrderReading = { readonly order: Order; readonly strangers: readonly Stranger[] } | Mistakes

type Fields = Record<string, unknown>

/** Reads what the shop passed as `data`: the order, or everything that is wrong with it, at once. */
export function readOrder(data: unknown): OrderReading {
  const copy = snapshot(data)
  if (!isObject(copy)) return wrong([{ path: [], message: 'order' }], data)
  const given = withoutBlanks(flattenCustomer(copy))
  const strangers = strangersIn(given, ORDER_NAMES, 'data', 'data')
  const { items } = given
  if (Array.isArray(items)) {
    given['items'] = items.map((item: unknown) => (isObject(item) ? withoutBlanks(item) : item))
    for (const [index, item] of items.entries())
      if (isObject(item)) strangers.push(...strangersIn(item, ITEM_NAMES, 'data', `data.items[${index}]`))
  }

  const read = parse(orderShape, given)
  if (!read.success) return wrong(read.issues, given)
  const order = read.data
  const sum = sumOf(order)
  // Klump does not accept a transaction whose amount is not the sum. Whether `tax` is part of it is not public: both pass.
  return order.amount === sum || order.amount === sum + (order.tax ?? 0)
    ? { order, strangers }
    : wrong([{ path: ['amount'], message: `sum ${sum}` }], order)
}

const wrong = (issues: readonly Issue[], data: unknown): Mistakes => ({
  code: 'invalid_data',
  issues: issues.map(({ path, message }) => ({ path: ['data', ...path], message })),
  given: { data },
})

// A copy that can cross the door, each getter read once; undefined for what has no end. Not by way of JSON: pages replace
// that, and old libraries give every list and text a toJSON of their own that spoils it.
function snapshot(data: unknown): unknown {
  try {
    return copyOf(data)
  } catch {
    return undefined
  }
}

function copyOf(value: unknown): unknown {
  // NaN would turn into null and be reported as "nothing", which sends the developer looking in the wrong place.
  if (typeof value === 'bigint' || (typeof value === 'number' && !Number.isFinite(value)))
    return String(value)
  if (typeof value === 'function' || typeof value === 'symbol') return undefined
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(copyOf)
  const { toJSON } = value as { toJSON?: unknown }
  if (typeof toJSON === 'function') return copyOf(toJSON.call(value))
  const parts = Object.entries(value).map(([name, inner]) => [name, copyOf(inner)] as const)
  return Object.fromEntries(parts.filter(([, inner]) => inner !== undefined))
}

function withoutBlanks(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== ''))
}

// Some integrations pass `customer: { email, phone, name }`; the flat fields win where both are given.
function flattenCustomer({ customer, ...fields }: Fields): Fields {
  if (!isObject(customer)) return customer === undefined ? fields : { ...fields, customer }
  const { email, phone, name } = customer
  const [first_name, ...rest] = typeof name === 'string' ? name.trim().split(/\s+/) : []
  return { email, phone, first_name, last_name: rest.join(' '), ...withoutBlanks(fields) }
}

const sumOf = ({ items, shipping_fee = 0, discount = 0 }: Order) =>
  items.reduce((sum, { unit_price, quantity }) => sum + unit_price * quantity, 0) + shipping_fee - discount
