import { isHttp, LONGEST_TEXT } from './order.ts'
import { isObject, type Issue } from './schema.ts'
import { visible } from './visible.ts'
import type { Rule } from './words.ts'

/*
 * What an order may be sold without. Shoppers type it, themes and databases mangle it, and nothing of it keeps a sale from
 * opening: it is read as what it most likely means, or left out, and the developer is warned once.
 */

/** Something the shop passed that could not be taken as it came, and does not stop the sale. */
export interface Note {
  readonly path: Issue['path']
  /** What became of it. */
  readonly so: 'left out' | 'cut' | 'named "Item"' | 'not called' | 'ignored'
  readonly rule: Rule
  readonly limit?: number | undefined
  readonly given: unknown
}

type AddNote = (so: Note['so'], rule: Rule, limit?: number) => void
/** What of a value that is not blank can be used; undefined for nothing. */
type Reader = (given: unknown, addNote: AddNote, base: string | undefined) => unknown
type Fields = Record<string, unknown>

const text: Reader = (given, addNote) => {
  if (typeof given === 'number') return String(given)
  if (typeof given !== 'string') return addNote('left out', 'text')
  const read = visible(given)
  if (read.length <= LONGEST_TEXT) return read || undefined
  addNote('cut', 'text', LONGEST_TEXT)
  // A cut through the middle of a character leaves half of it.
  return visible(read.slice(0, LONGEST_TEXT))
}

const address: Reader = (given, addNote, base) => {
  const url = typeof given === 'string' ? resolve(given.trim(), base) : undefined
  return url ?? addNote('left out', 'url')
}

const map: Reader = (given, addNote) => {
  // PHP writes a list where the keys of a map are numbers.
  if (Array.isArray(given)) return Object.fromEntries(given.entries())
  return isObject(given) ? given : addNote('left out', 'map')
}

const asItIs: Reader = (given) => given

const OF_ORDER: Readonly<Record<string, Reader>> = {
  first_name: text,
  last_name: text,
  // The checkout finds the address and the number in these, and asks for one that is not there.
  email: text,
  phone: text,
  redirect_url: address,
  meta_data: map,
  shipping_data: map,
  source: text,
  // Wrong ones stop the sale, but blank is blank.
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

/** The order's own fields, read; `base` is the page's address. */
export function readFields(fields: Fields, onNote: (note: Note) => void, base: string | undefined): Fields {
  return readEach(OF_ORDER, fields, [], onNote, base)
}

/** An item's fields, read. One without a name is shown by a neutral word. */
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

/** How pages write that there is nothing; the last two are PHP's. */
export function isBlank(given: unknown): boolean {
  if (typeof given === 'string') return visible(given) === ''
  return (
    given === undefined || given === null || given === false || (Array.isArray(given) && given.length === 0)
  )
}

function resolve(given: string, base: string | undefined): string | undefined {
  // Where templates lead that lead nowhere.
  if (given === '#') return undefined
  try {
    const { href } = new URL(given, base)
    return isHttp(href) ? href : undefined
  } catch {
    return undefined
  }
}
