import type { Mistakes } from './hints.ts'
import { isBlank, readFields, readItem, type Note } from './lenient.ts'
import { ITEM_NAMES, ORDER_NAMES, orderSchema, type Order } from './order.ts'
import { ownProperties } from '../shared/own-properties.ts'
import { isObject, safeParse, type Issue } from './schema.ts'
import { unknownKeysIn, type UnknownKey } from './unknown-keys.ts'

export type OrderReading =
  | { readonly order: Order; readonly unknownKeys: readonly UnknownKey[]; readonly notes: readonly Note[] }
  | Mistakes

type Fields = Record<string, unknown>

/**
 * Reads the shop's `data`. Returns the order, or all its mistakes at once. Only amounts, quantities, the currency, the list of items and
 * the shop's own reference can be mistakes. Any other unusable value is left out, with a note. `base` is the page's address, against which
 * relative addresses of pictures and links are resolved.
 */
export function readOrder(data: unknown, base?: string): OrderReading {
  const copy = snapshot(data)
  if (!isObject(copy)) return wrong([{ path: [], message: 'order' }], data, [], [])
  const notes: Note[] = []
  const note = (added: Note) => {
    notes.push({ ...added, path: ['data', ...added.path] })
  }
  const unknownKeys: UnknownKey[] = []
  const findUnknown = (known: Fields, names: readonly string[], path: string) =>
    unknownKeys.push(...unknownKeysIn(known, names, 'data', path))
  const { customer } = copy
  if (isObject(customer)) findUnknown(withoutBlanks(customer), [...OF_CUSTOMER, 'name'], 'data.customer')
  const fields = flattenCustomer(copy)
  findUnknown(withoutBlanks(fields), ORDER_NAMES, 'data')
  const given = withoutBlanks(readFields(fields, note, base))
  const items = Object.hasOwn(given, 'items') ? itemsOf(given['items']) : undefined
  const read = items?.map(([key, item]) => {
    if (!isObject(item)) return item
    const known = withoutBlanks(item)
    findUnknown(known, ITEM_NAMES, `data.items[${key}]`)
    return readItem(known, ['items', key], note, base)
  })

  const parsed = safeParse(orderSchema, { ...given, ...(read && { items: read }) })
  if (!parsed.success) {
    // Paths as in the shop's data: `items` skips the blank entries of the shop's list, so its indexes may differ.
    const issues = parsed.issues.map((issue) => ({
      ...issue,
      path: issue.path.map((step) => (typeof step === 'number' ? (items?.[step]?.[0] ?? step) : step)),
    }))
    return wrong(issues, given, unknownKeys, notes)
  }
  const order = parsed.data
  const sum = sumOf(order)
  // Klump rejects a transaction whose amount is not the sum. Whether `tax` is part of the sum is not public, so both amounts pass.
  return order.amount === sum || order.amount === sum + (order.tax ?? 0)
    ? { order, unknownKeys, notes }
    : wrong([{ path: ['amount'], message: 'sum', limit: sum }], order, unknownKeys, notes)
}

const wrong = (
  issues: readonly Issue[],
  data: unknown,
  unknownKeys: readonly UnknownKey[],
  notes: readonly Note[],
): Mistakes => ({
  code: 'invalid_data',
  issues: issues.map((issue) => ({ ...issue, path: ['data', ...issue.path] })),
  given: { data },
  unknownKeys,
  notes,
})

// PHP encodes a list from which an entry was removed as a map of the remaining entries.
function itemsOf(given: unknown): (readonly [key: number | string, item: unknown])[] | undefined {
  if (!Array.isArray(given) && !isObject(given)) return undefined
  return Object.entries(given)
    .filter(([, item]) => !isBlank(item))
    .map(([key, item]) => [/^\d+$/.test(key) ? Number(key) : key, item])
}

// A copy that can be posted to the frame; each getter is read once. Undefined for cyclic data. Does not use JSON: some pages replace it,
// and old libraries add a toJSON to all lists and texts that corrupts the result.
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
  if (typeof toJSON === 'function' && toJSON !== Object.prototype['toJSON' as never])
    return copyOf(toJSON.call(value))
  const parts = Object.entries(value).map(([name, inner]) => [name, copyOf(inner)] as const)
  return fieldsOf(parts.filter(([, inner]) => inner !== undefined))
}

function withoutBlanks(fields: Fields): Fields {
  return fieldsOf(Object.entries(fields).filter(([, value]) => value !== null && value !== ''))
}

const fieldsOf = (entries: readonly (readonly [string, unknown])[]): Fields =>
  ownProperties(Object.fromEntries(entries))

const OF_CUSTOMER = ['email', 'phone', 'first_name', 'last_name']

// Some integrations pass `customer: { email, phone, name }`; the flat fields win where both are given.
function flattenCustomer({ customer, ...fields }: Fields): Fields {
  if (!isObject(customer)) return isBlank(customer) ? fields : { ...fields, customer }
  const { name } = customer
  const [first_name, ...rest] = typeof name === 'string' ? name.trim().split(/\s+/) : []
  const known: Fields = { first_name, last_name: rest.join(' '), ...withoutBlanks(customer) }
  const blank = OF_CUSTOMER.filter((field) => isBlank(fields[field]))
  return { ...fields, ...Object.fromEntries(blank.map((field) => [field, known[field]])) }
}

const sumOf = ({ items, shipping_fee = 0, discount = 0 }: Order) =>
  items.reduce((sum, { unit_price, quantity }) => sum + unit_price * quantity, 0) + shipping_fee - discount
