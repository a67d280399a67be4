import { readHook, type Hook } from '../hooks.ts'
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
   * Where Klump gives no `original_amount`, all there is to compare is `amount`, which may hold interest. Then an amount that was lowered in the
   * browser by less than the interest is not noticed. When `transaction.originalAmount` is undefined, look at the payment yourself.
   */
  amount: number | string
  /** Klump lends naira and nothing else. Default 'NGN'. */
  currency?: 'NGN'
  /** true for LIVE, false for TEST. A TEST payment never pays for a LIVE order, nor the reverse. */
  live: boolean
  /**
   * The `merchant_reference` you gave to the checkout for this order: its number and something that nobody can guess. Give it whenever there is one.
   * Without it, a shopper can hand in the reference of another order of the same amount. Then only `isUsed` refuses it.
   */
  merchantReference?: string
}

/** `fetch`, as far as it is used here. */
export type FetchLike = (url: string, init: RequestInit) => Promise<Response>

/** What `verifyTransaction` takes. */
export interface VerifyTransactionOptions {
  /** What the page handed to your server, as it came: its shape is checked before anything is sent. */
  reference: unknown
  /** `klp_sk_...` or `klp_sk_test_...`. Goes into one request header and nowhere else. */
  secretKey: string
  /** What has to hold for the payment to count. */
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
   * Whether this reference has paid for ANOTHER order of yours. It is asked before Klump is. It does not prevent a race between two
   * requests. A unique index on the reference does, where you mark the order paid.
   */
  isUsed?: (reference: string) => boolean | Promise<boolean>
  /**
   * 'successful' when a webhook with a genuine signature has said so. Then an answer that does not say it yet is a contradiction: the
   * verdict is `unknown`, and you ask again. Without this it is `not-paid`.
   */
  heard?: 'successful'
}

/** How Klump is asked: what every function of this entry that asks takes. */
export interface CallSettings {
  secretKey: string
  apiUrl: string
  timeoutMs: number
  fetch: FetchLike
}

/** What an answer is held against. */
export interface CheckSettings extends CallSettings {
  expected: Expected
  isUsed: Hook | undefined
  heard: 'successful' | undefined
}

export interface Settings extends CheckSettings {
  reference: unknown
}

export const CALL_NAMES = ['secretKey', 'apiUrl', 'timeoutMs', 'fetch'] as const
export const CHECK_NAMES = [...CALL_NAMES, 'expected', 'isUsed', 'heard'] as const

/** @throws KlumpServerError for every mistake of the shop's own code, before anything is sent */
export function readSettings(options: unknown): Settings {
  const given = readFields(options, 'options', ['reference', ...CHECK_NAMES])
  return { reference: given.reference, ...readCheckSettings(given) }
}

export function readCheckSettings(given: Record<(typeof CHECK_NAMES)[number], unknown>): CheckSettings {
  if (given.heard !== undefined && given.heard !== 'successful')
    throw new KlumpServerError(
      'invalid_options',
      `heard: expected "successful", got ${received(given.heard)}.`,
    )
  return {
    ...readCallSettings(given),
    expected: readExpected(given.expected),
    isUsed: readHook(given.isUsed, 'isUsed'),
    heard: given.heard,
  }
}

export function readCallSettings(given: Record<(typeof CALL_NAMES)[number], unknown>): CallSettings {
  return {
    secretKey: readSecretKey(given.secretKey),
    apiUrl: readApiUrl(given.apiUrl),
    timeoutMs: readTimeout(given.timeoutMs),
    fetch: readFetch(given.fetch),
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
