import type { ErrorShape, Problem } from '../errors/klump-error.ts'
import { describe, describeShape } from './describe.ts'
import { isPaystack, klumpsName } from './foreign.ts'
import { nearest } from './nearest.ts'
import type { Note } from './lenient.ts'
import type { Issue } from './schema.ts'
import type { UnknownKey } from './unknown-keys.ts'
import { wordsOf } from './words.ts'

/*
 * The messages for the developer: what is wrong, what was received, the name that was meant, and Klump's name for another provider's field.
 * A separate chunk, which a page without mistakes never loads. It imports nothing that the overlay imports, too: bundlers would move a
 * shared module to a third chunk, which every page would load.
 */

type Fields = Readonly<Record<string, unknown>>

/** The mistakes in what the shop passed, as names of rules without words. */
export interface Mistakes {
  readonly code: 'invalid_data' | 'invalid_options'
  /** Each `message` is a rule's name (words.ts). */
  readonly issues: readonly Issue[]
  /** The value in which the paths start. */
  readonly given: Fields
  /** Names that are not known. When a required name is missing, one of these may be a misspelling of it. */
  readonly unknownKeys?: readonly UnknownKey[]
  readonly notes?: readonly Note[]
}

const PERSONAL = new Set([
  'first_name',
  'last_name',
  'email',
  'phone',
  'customer',
  'shipping_data',
  'meta_data',
])

/** The error for the shop: all mistakes, each with its path, the expected and the received value. */
export function explain({ code, issues, given, unknownKeys = [] }: Mistakes): ErrorShape {
  const problems = issues.map((issue): Problem => {
    // Not with `ownProperties` of shared/: the import would name the entry chunk that contains it, and this file would differ between
    // builds.
    const { path, message, limit } = { __proto__: null, ...issue } as Issue
    const value = path.reduce<unknown>((at, step) => (at as Fields | undefined)?.[String(step)], given)
    return {
      path: writePath(path),
      expected:
        message === 'sum' && limit !== undefined
          ? wordsOfSum(given['data'] as Sum, limit)
          : wordsOf(message, limit),
      received: received(path, value) + (value === undefined ? otherName(path, unknownKeys) : ''),
    }
  })
  if (code === 'invalid_data') problems.push(...notAnOrder(Object(given['data']) as Fields))
  const lines = problems.map(
    ({ path, expected, received }) => `${path}: expected ${expected}, got ${received}`,
  )
  return { code, message: lines.join('\n'), problems }
}

/** One line for each value that could not be used as passed and that did not stop the sale. */
export function remarks(notes: readonly Note[]): string {
  const lines = notes
    .map((note) => ({ __proto__: null, ...note }) as Note)
    .map(
      ({ path, so, rule, limit, given }) =>
        `${writePath(path)}: expected ${wordsOf(rule, limit)}, got ${received(path, given)}; ${so}.`,
    )
  const more = lines.length - MOST_REMARKS
  return [...lines.slice(0, MOST_REMARKS), ...(more > 0 ? [`... and ${more} more.`] : [])].join('\n')
}

const MOST_REMARKS = 10

function received(path: Issue['path'], value: unknown): string {
  return path.some((step) => PERSONAL.has(String(step))) ? describeShape(value) : describe(value)
}

// `unitPrice` was passed and `unit_price` is missing: the shop meant the latter.
function otherName(path: Issue['path'], unknownKeys: readonly UnknownKey[]): string {
  const [place, name] = [writePath(path.slice(0, -1)), path.at(-1)]
  const other = unknownKeys.find(
    ({ path = '', name: given, known }) => path === place && nearest(given, known) === name,
  )
  return other ? `; write "${name}" where you wrote "${other.name}"` : ''
}

function writePath(path: Issue['path']): string {
  const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
  return steps.join('').slice(1)
}

interface Sum {
  readonly amount: number
  readonly shipping_fee?: number
  readonly discount?: number
}

function wordsOfSum({ amount, shipping_fee = 0, discount = 0 }: Sum, sum: number): string {
  const parts = [
    `items ${sum - shipping_fee + discount}`,
    shipping_fee && `shipping_fee ${shipping_fee}`,
    discount && `discount -${discount}`,
  ]
  const kobo = amount === sum * 100 ? '; amounts are naira, not kobo' : ''
  return `${sum} (${parts.filter(Boolean).join(' + ')})${kobo}`
}

/** The warning for a name that is not known, so that no name is dropped silently. */
export function warning({ name, as, known, path }: UnknownKey, orderNames: readonly string[]): string {
  const meant = nearest(name, known)
  if (as === 'data')
    return `${path}.${name} is not known and is not sent${meant ? `; did you mean "${meant}"?` : '.'}`
  if (meant) return `there is no ${as} "${name}"; did you mean "${meant}"?`
  const inData = as === 'option' && nearest(name, orderNames)
  return `there is no ${as} "${name}"${inData ? `; it belongs into data, as data.${inData}.` : '.'}`
}

/** The problems of data that is not an order: a verdict that does not exist, or an order for another provider. */
function notAnOrder(given: Fields): Problem[] {
  const { verdict } = given
  if (typeof verdict !== 'string') return foreignNames(given)
  const expected = `${VERDICTS} in place of an order; with a fresh reference, the order with it as merchant_reference`
  return [{ path: 'data.verdict', expected, received: describe(verdict) }]
}

const VERDICTS = '"already-paid", "in-progress" or "unknown"'

/** For an order in another provider's shape: besides the missing fields, each foreign name with Klump's name for it. */
function foreignNames(given: Fields): Problem[] {
  const names = Object.keys(given)
  const problems = names.flatMap((name) => {
    const ours = klumpsName(name)
    return ours
      ? [{ path: `data.${name}`, expected: `it as ${ours}, Klump's name for it`, received: `"${name}"` }]
      : []
  })
  if (isPaystack(names) && given['amount'] !== undefined)
    problems.push({
      path: 'data.amount',
      expected: 'naira, where Paystack counts kobo: divide by 100',
      received: JSON.stringify(given['amount']),
    })
  return problems
}
