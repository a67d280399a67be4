import { readHook, type Hook } from '../hooks.ts'
import { readFields, received } from '../fields.ts'
import { readSecretKey } from '../secret-key.ts'
import { KlumpServerError } from '../server-error.ts'
import { readApiUrl } from './api-url.ts'
import { readExpected, type Expected } from './expected.ts'

/** What your own store knows about the order. None of these values may come from the browser. */
export interface ExpectedPayment {
  /**
   * The order's total in naira: 4100, 4100.5 or '4100.50'. More than 0, at most two decimals.
   *
   * When Klump's answer has no `original_amount`, only `amount` can be compared, and it may include interest. Then an amount that was
   * lowered in the browser by less than the interest is not detected. When `transaction.originalAmount` is undefined, check the payment
   * yourself.
   */
  amount: number | string
  /** Klump lends only naira. Default 'NGN'. */
  currency?: 'NGN'
  /** true for LIVE, false for TEST. A TEST payment never pays for a LIVE order, nor the reverse. */
  live: boolean
  /**
   * The `merchant_reference` you passed to the checkout for this order: its number and an unpredictable part. Pass it whenever there is
   * one. Without it, a shopper can hand in the reference of another order of the same amount, and only `isUsed` refuses that.
   */
  merchantReference?: string
}

/** The part of `fetch` that is used here. */
export type FetchLike = (url: string, init: RequestInit) => Promise<Response>

/** How Klump is asked. */
export interface CallOptions {
  /** `klp_sk_...` or `klp_sk_test_...`. Sent in one request header and nowhere else. */
  secretKey: string
  /**
   * The address of Klump's API, without /v1. Default 'https://api.useklump.com'. https; or http on this machine, for a sandbox: plain
   * http would expose the key on its way.
   */
  apiUrl?: string | undefined
  /** Time limit for Klump's whole answer to each request, in milliseconds. After that the verdict is `unknown`. Default 10 000. */
  timeoutMs?: number
  /** Replaces the global `fetch`: a proxy agent, or a test. */
  fetch?: FetchLike
}

/** What counts as a payment, beside what is expected. */
export interface CheckOptions extends CallOptions {
  /**
   * Returns whether this reference has paid for ANOTHER order of yours. `verifyTransaction` calls it before it asks Klump, `verifyOrder`
   * after all other checks passed. Pass it: where Klump's answer has no merchant_reference, `meta_data` from the browser names the order,
   * and without `isUsed` one payment can count for two orders of a shopper. It does not prevent a race between two requests. A unique
   * index on the reference does, where you mark the order paid.
   */
  isUsed?: (reference: string) => boolean | Promise<boolean>
  /**
   * 'successful' when a webhook with a genuine signature reported it. Then an answer that does not yet report it is a contradiction: the
   * verdict is `unknown`, and you ask again. Without this option it is `not-paid`.
   */
  heard?: 'successful'
}

/** The options of `verifyTransaction`. */
export interface VerifyTransactionOptions extends CheckOptions {
  /** What the page handed to your server, unchanged. Its shape is validated before anything is sent. */
  reference: unknown
  /** What has to hold for the payment to count. */
  expected: ExpectedPayment
}

/** How Klump is called: the settings that all calling functions of this entry take. */
export interface CallSettings {
  secretKey: string
  apiUrl: string
  timeoutMs: number
  fetch: FetchLike
}

/** What an answer is checked against. */
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
