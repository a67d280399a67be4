import { refine, isObject, array, object, optional, custom, type Output, type Schema } from './schema.ts'
import type { Rule } from './words.ts'

// An issue contains the name of the rule. Its words (words.ts) are fetched only when there is an issue to report.
const named = (rule: Rule) => rule

/** The most characters of a name or another text. */
export const LONGEST_TEXT = 500

const isText = (given: unknown) => typeof given === 'string'
const fromText = (given: unknown) =>
  typeof given === 'string' && /^\s*\d+(\.0+)?\s*$/.test(given) ? Number(given) : given
const toText = (given: unknown) => {
  if (typeof given === 'number') return String(given)
  return typeof given === 'string' ? given.trim() : given
}

const whole = (rule: 'naira' | 'pieces', least: number): Schema<number> =>
  refine(custom<number>(rule, Number.isSafeInteger, fromText), named(rule), (given) => given >= least, least)
const naira = (least: number) => whole('naira', least)
const text = (rule: Rule = 'text', most = LONGEST_TEXT): Schema<string> =>
  refine(custom<string>(rule, isText, toText), named('text'), ({ length }) => length <= most, most)
const url = custom<string>(named('url'), isHttp)
const record = custom<Record<string, unknown>>('an object', isObject)

const ITEM = {
  name: refine(text('name'), named('name'), (given) => given !== ''),
  unit_price: naira(0),
  quantity: whole('pieces', 1),
  image_url: optional(url),
  item_url: optional(url),
}

const ORDER = {
  amount: naira(1),
  currency: custom<'NGN'>(
    named('NGN'),
    (given) => given === 'NGN',
    (given) => (typeof given === 'string' ? given.trim().toUpperCase() : given),
  ),
  items: refine(array(object(ITEM), named('list')), named('item'), ({ length }) => length > 0),
  shipping_fee: optional(naira(0)),
  discount: optional(naira(0)),
  tax: optional(naira(0)),
  first_name: optional(text()),
  last_name: optional(text()),
  // Passed on unchanged: the checkout extracts the usable part, or asks the shopper with this text in the field.
  email: optional(text()),
  phone: optional(text()),
  redirect_url: optional(url),
  merchant_reference: optional(text('reference', 200)),
  meta_data: optional(record),
  shipping_data: optional(record),
  source: optional(text()),
}

/** The order in the form that both halves use: parsed, validated, in whole naira. */
export const orderSchema = object(ORDER)
export type Order = Output<typeof orderSchema>

/** The names that Klump documents, for warnings about misspelt ones. */
export const ORDER_NAMES = Object.keys(ORDER)
export const ITEM_NAMES = Object.keys(ITEM)

export function isHttp(given: unknown): given is string {
  try {
    return typeof given === 'string' && /^https?:$/.test(new URL(given).protocol)
  } catch {
    return false
  }
}
