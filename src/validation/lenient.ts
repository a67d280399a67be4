import { readAddress } from '../shared/address.ts'
import { isHttp, LONGEST_TEXT } from './order.ts'
import { isObject, type Issue } from './schema.ts'
import { visible } from './visible.ts'
import type { Rule } from './words.ts'

/*
 * Fields that an order does not need. Shoppers type them, and themes and databases corrupt them. No such field stops the opening: each is
 * read as its most likely meaning, or left out, and the developer is warned once.
 */

/** A value that could not be used as the shop passed it, and that does not stop the sale. */
export interface Note {
  readonly path: Issue['path']
  /** What was done with the value. */
  readonly so: 'left out' | 'cut' | 'named "Item"' | 'not called' | 'ignored'
  readonly rule: Rule
  readonly limit?: number | undefined
  readonly given: unknown
}

type AddNote = (so: Note['so'], rule: Rule, limit?: number) => void
/** Returns the usable part of a value that is not blank, or undefined. */
type Reader = (given: unknown, addNote: AddNote, base: string | undefined) => unknown
type Fields = Record<string, unknown>

const text: Reader = (given, addNote) => {
  if (typeof given === 'number') return String(given)
  if (typeof given !== 'string') return addNote('left out', 'text')
  const read = visible(given)
  if (read.length <= LONGEST_TEXT) return read || undefined
  addNote('cut', 'text', LONGEST_TEXT)
  // The cut may leave half of a surrogate pair at the end, which `visible` removes.
  return visible(read.slice(0, LONGEST_TEXT))
}

const address: Reader = (given, addNote, base) => {
  // Templates use `#` for a link without a target.
  const url = typeof given === 'string' && given.trim() !== '#' && readAddress(given.trim(), base)
  return url && isHttp(url.href) ? url.href : addNote('left out', 'url')
}

const map: Reader = (given, addNote) => {
  // PHP encodes a map whose keys are numbers as a list.
  if (Array.isArray(given)) return Object.fromEntries(given.entries())
  return isObject(given) ? given : addNote('left out', 'map')
}

const asItIs: Reader = (given) => given

const OF_ORDER: Readonly<Record<string, Reader>> = {
  first_name: text,
  last_name: text,
  // The checkout extracts the address and the number from these texts, and asks the shopper for a missing one.
  email: text,
  phone: text,
  redirect_url: address,
  meta_data: map,
  shipping_data: map,
  source: text,
  // Invalid values of these fields stop the sale; blank ones count as not given.
  merchant_reference: asItIs,
  shipping_fee: asItIs,
  discount: asItIs,
  tax: asItIs,
}
const OF_ITEM: Readonly<Record<string, Reader>> = {
  name: (given, addNote, base) => (typeof given === 'object' ? undefined : text(given, addNote, base)),
  image_url: address,
  item_url: address,
}

/** Reads the order's own fields; `base` is the page's address. */
export function readFields(fields: Fields, onNote: (note: Note) => void, base: string | undefined): Fields {
  return readEach(OF_ORDER, fields, [], onNote, base)
}

/** Reads an item's fields. An item without a name is named "Item". */
export function readItem(
  item: Fields,
  path: Issue['path'],
  onNote: (note: Note) => void,
  base: string | undefined,
): Fields {
  const read = readEach(OF_ITEM, item, path, onNote, base)
  if (Object.hasOwn(read, 'name')) return read
  onNote({ path: [...path, 'name'], so: 'named "Item"', rule: 'name', given: item['name'] })
  return { ...read, name: 'Item' }
}

function readEach(
  readers: Readonly<Record<string, Reader>>,
  fields: Fields,
  path: Issue['path'],
  onNote: (note: Note) => void,
  base: string | undefined,
): Fields {
  const read = { ...fields }
  for (const [name, reader] of Object.entries(readers)) {
    if (!Object.hasOwn(fields, name)) continue
    const given = fields[name]
    const addNote: AddNote = (so, rule, limit) => onNote({ path: [...path, name], so, rule, limit, given })
    const value = isBlank(given) ? undefined : reader(given, addNote, base)
    if (value === undefined) delete read[name]
    else read[name] = value
  }
  return read
}

/** Whether a page means "not given" by this value. `false` and `[]` are PHP's forms. */
export function isBlank(given: unknown): boolean {
  if (typeof given === 'string') return visible(given) === ''
  return (
    given === undefined || given === null || given === false || (Array.isArray(given) && given.length === 0)
  )
}
