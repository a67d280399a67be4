import { readHook } from '../hooks.ts'
import { readFields, received } from '../fields.ts'
import type { OrderVerification } from '../order/result.ts'
import type { VerifyOrderOptions } from '../order/options.ts'
import { KlumpServerError } from '../server-error.ts'
import {
  CALL_NAMES,
  readCallSettings,
  type CallSettings,
  type VerifyTransactionOptions,
} from '../verify/options.ts'

/** An order to ask about. It may hold more than this: your functions get it as it is. */
export interface OrderToAsk {
  /** As for `verifyOrder`. */
  readonly references: readonly string[]
  /** As for `verifyOrder`. */
  readonly expected: VerifyOrderOptions['expected']
  /** When Klump last answered about it, or when it was placed: milliseconds since 1970. */
  readonly answeredAt: number
}

/** What a run came to so far. */
export interface ReconcileReport {
  /** Orders that were asked about. */
  readonly asked: number
  readonly paid: number
  readonly paidTwice: number
  readonly notPaid: number
  readonly unknown: number
  /**
   * Orders that have a wrong shape, or for which a function of yours threw. Each is named by its place among `orders`, from 0. The order
   * itself is left out: a report ends in a log, and an order names people.
   */
  readonly failed: readonly { readonly index: number; readonly error: unknown }[]
  /** Why the run ended before the last order: your signal, or a key that Klump refuses. */
  readonly stopped?: 'aborted' | 'key_refused'
}

/** What `reconcile` takes. */
export interface ReconcileOptions<Order extends OrderToAsk> extends Pick<
  VerifyTransactionOptions,
  'secretKey' | 'apiUrl' | 'timeoutMs' | 'fetch'
> {
  /**
   * Every open order, from a list or a cursor of your database. Add paid orders that had more than one attempt, so that a second
   * payment is noticed. Keep them in the list as long as an abandoned attempt may still become successful.
   */
  orders: Iterable<Order> | AsyncIterable<Order>
  /** An attempt pays for it. Mark it paid, once: it is called in each run in which the order is among `orders`. */
  onPaid: (order: Order, verification: Extract<OrderVerification, { verdict: 'paid' }>) => unknown
  /** More than one attempt is successful: tell somebody, once. Called after `onPaid`, and like it. */
  onPaidTwice: (order: Order, verification: OrderVerification) => unknown
  /** Klump has not answered about it for longer than `unknownForMinutes`: somebody has to look. */
  onUnknownForLong: (
    order: Order,
    verification: Extract<OrderVerification, { verdict: 'unknown' }>,
  ) => unknown
  /** After each order: what it came to, and the run so far. Keep `answeredAt` here when the verdict is not `unknown`. */
  onProgress?: (report: ReconcileReport, order: Order, verification: OrderVerification) => unknown
  /** As for `verifyOrder`. */
  isUsed?: (reference: string, order: Order) => boolean | Promise<boolean>
  /** Ends the run: what is being asked is finished, nothing new is begun. */
  signal?: AbortSignal
  /** Orders that are asked about at the same time. Default 4. */
  concurrency?: number
  /** Default 60. */
  unknownForMinutes?: number
  /** Milliseconds since 1970. */
  now?: () => number
  /** Resolves after so many milliseconds. A timer when left out. */
  wait?: (ms: number) => Promise<unknown>
}

export interface ReconcileSettings extends CallSettings {
  options: ReconcileOptions<OrderToAsk>
  concurrency: number
  unknownForMs: number
  now: () => number
  wait: (ms: number) => Promise<unknown>
}

const NAMES = [
  ...CALL_NAMES,
  'orders',
  'onPaid',
  'onPaidTwice',
  'onUnknownForLong',
  'onProgress',
  'isUsed',
  'signal',
  'concurrency',
  'unknownForMinutes',
  'now',
  'wait',
] as const

/** @throws KlumpServerError for every mistake of the shop's own code, before anything is sent */
export function readReconcileSettings(options: unknown): ReconcileSettings {
  const given = readFields(options, 'options', NAMES)
  for (const name of ['onPaid', 'onPaidTwice', 'onUnknownForLong'] as const)
    if (typeof given[name] !== 'function') throw wrong(name, 'a function', given[name])
  readHook(given.onProgress, 'onProgress')
  readHook(given.isUsed, 'isUsed')
  if (!isIterable(given.orders)) throw wrong('orders', 'a list of orders', given.orders)
  const { concurrency = 4, unknownForMinutes = 60 } = given
  if (!Number.isSafeInteger(concurrency) || (concurrency as number) < 1 || (concurrency as number) > 100)
    throw wrong('concurrency', 'a whole number from 1 to 100', concurrency)
  if (typeof unknownForMinutes !== 'number' || !(unknownForMinutes >= 0))
    throw wrong('unknownForMinutes', 'minutes, 0 or more', unknownForMinutes)
  return {
    ...readCallSettings(given),
    options: given as unknown as ReconcileOptions<OrderToAsk>,
    concurrency: concurrency as number,
    unknownForMs: unknownForMinutes * 60_000,
    now: (readHook(given.now, 'now') as (() => number) | undefined) ?? Date.now,
    wait: (readHook(given.wait, 'wait') as ReconcileSettings['wait'] | undefined) ?? byTimer,
  }
}

const byTimer = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

function isIterable(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && (Symbol.iterator in value || Symbol.asyncIterator in value)
  )
}

const wrong = (name: string, expected: string, value: unknown) =>
  new KlumpServerError('invalid_options', `${name}: expected ${expected}, got ${received(value)}.`)
