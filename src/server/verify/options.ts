import { readHook, type Hook } from '../ask-hook.ts'
import { readFields, received } from '../fields.ts'
import { readSecretKey } from '../secret-key.ts'
import { KlumpServerError } from '../server-error.ts'
import { readApiUrl } from './api-url.ts'
import { readExpected, type Expected } from './expected.ts'

/** What your own store knows about the order. Nothing in here may come from the browser. */
export interface ExpectedPayment {
  /**
   * The order's total in naira: 4100, 4100.5 or '4100.50'. More than 0, at most two decimals.
   *
   * Where Klump gives no `original_amount`, all there is to compare is `amount`, which may hold interest. An order whose amount was lowered in
   * the browser by less than that interest is then not noticed: when `transaction.originalAmount` is undefined, look at it yourself.
   */
  amount: number | string
  /** Klump lends naira and nothing else. Default 'NGN'. */
  currency?: 'NGN'
  /** true for LIVE, false for TEST. A TEST payment never pays for a LIVE order, nor the reverse. */
  live: boolean
  /**
   * The `merchant_reference` you gave to the checkout for this order: its number and something that nobody can guess. Give it whenever there is one: without it, a shopper who
   * paid for another order of the same size can hand in that reference for this one, and only `isUsed` stands in the way.
   */
  merchantReference?: string
}

/** `fetch`, as far as it is used here. */
export type FetchLike = (url: string, init: RequestInit) => Promise<Response>

export interface VerifyTransactionOptions {
  /** What the page handed to your server, as it came: its shape is checked before anything is sent. */
  reference: unknown
  /** `klp_sk_...` or `klp_sk_test_...`. Goes into one request header and nowhere else. */
  secretKey: string
  expected: ExpectedPayment
  /**
   * Where Klump's API is, without /v1. Default 'https://api.useklump.com'. https; or http on this machine, for a sandbox: over plain
   * http the key could be read on its way.
   */
  apiUrl?: string
  /** How long Klump may take for its whole answer before the verdict is `unknown`, in milliseconds. Default 10 000. */
  timeoutMs?: number
  /** Instead of the global one: a proxy agent, or a test. */
  fetch?: FetchLike
  /**
   * Whether this reference has paid for ANOTHER order of yours. It is asked before Klump is.
   * It closes no race: what does is a unique index on the reference where you mark the order paid.
   */
  isUsed?: (reference: string) => boolean | Promise<boolean>
}

export interface Settings {
  reference: unknown
  secretKey: string
  expected: Expected
  apiUrl: string
  timeoutMs: number
  fetch: FetchLike
  isUsed: Hook | undefined
}

const NAMES = ['reference', 'secretKey', 'expected', 'apiUrl', 'timeoutMs', 'fetch', 'isUsed'] as const

/** @throws KlumpServerError for every mistake of the shop's own code, before anything is sent */
export function readSettings(options: unknown): Settings {
  const given = readFields(options, 'options', NAMES)
  return {
    reference: given.reference,
    secretKey: readSecretKey(given.secretKey),
    expected: readExpected(given.expected),
    apiUrl: readApiUrl(given.apiUrl),
    timeoutMs: readTimeout(given.timeoutMs),
    fetch: readFetch(given.fetch),
    isUsed: readHook(given.isUsed, 'isUsed'),
  }
}

/** Timers hold no more than 31 bits: a longer wait would end at once. */
function readTimeout(value: unknown): number {
  if (value === undefined) return 10_000
  if (typeof value === 'number' && value > 0 && value < 2 ** 31) return value
  throw new KlumpServerError(
    'invalid_options',
    `timeoutMs: expected milliseconds, more than 0 and less than 2 ** 31, got ${received(value)}.`,
  )
}

function readFetch(value: unknown): FetchLike {
  if (value === undefined) return (url, init) => fetch(url, init)
  if (typeof value === 'function') return value as FetchLike
  throw new KlumpServerError('invalid_options', `fetch: expected a function, got ${received(value)}.`)
}
