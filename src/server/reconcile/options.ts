import { readHook } from '../hooks.ts'
import { readFields, received } from '../fields.ts'
import type { OrderVerification } from '../order/result.ts'
import type { VerifyOrderOptions } from '../order/options.ts'
import { KlumpServerError } from '../server-error.ts'
import { CALL_NAMES, readCallSettings, type CallSettings, type CallOptions } from '../verify/options.ts'

/** An order to check. It may have more fields: your functions receive the object unchanged. */
export interface OrderToAsk {
  /** As for `verifyOrder`. */
  readonly references: readonly string[]
  /** As for `verifyOrder`. */
  readonly expected: VerifyOrderOptions['expected']
  /** When Klump last answered about the order, else when it was placed: milliseconds since 1970. */
  readonly answeredAt: number
}

/** The results of a run so far. */
export interface ReconcileReport {
  /** Orders that Klump was asked about. */
  readonly asked: number
  readonly paid: number
  readonly paidTwice: number
  readonly notPaid: number
  readonly unknown: number
  /**
   * Orders that have a wrong shape, or for which a function of yours threw. `index` is the position in `orders`, from 0. The order itself
   * is left out, because a report ends up in a log and an order names people.
   */
  readonly failed: readonly { readonly index: number; readonly error: unknown }[]
  /** Why the run ended before the last order: your signal, or a key that Klump refuses. */
  readonly stopped?: 'aborted' | 'key_refused'
}

/** The options of `reconcile`. */
export interface ReconcileOptions<Order extends OrderToAsk> extends CallOptions {
  /**
   * Every open order, from a list or a cursor of your database. Add paid orders that had more than one attempt, so that a second payment
   * is detected. Keep an order in the list as long as an abandoned attempt may still become successful.
   */
  orders: Iterable<Order> | AsyncIterable<Order>
  /** Called when an attempt pays for the order, in each run that includes the order. Mark it paid, once. */
  onPaid: (order: Order, verification: Extract<OrderVerification, { verdict: 'paid' }>) => unknown
  /** Called after `onPaid` when more than one attempt is successful, in each such run. Alert a person, once. */
  onPaidTwice: (order: Order, verification: OrderVerification) => unknown
  /** Called when Klump has not answered about the order for `unknownForMinutes`: a person must look at it. */
  onUnknownForLong: (
    order: Order,
    verification: Extract<OrderVerification, { verdict: 'unknown' }>,
  ) => unknown
  /** Called after each order with the run so far. Store `answeredAt` here when the verdict is not `unknown`. */
  onProgress?: (report: ReconcileReport, order: Order, verification: OrderVerification) => unknown
  /** As for `verifyOrder`. */
  isUsed?: (reference: string, order: Order) => boolean | Promise<boolean>
  /** Ends the run: requests in progress are finished, no new ones start. */
  signal?: AbortSignal
  /** How many orders are checked at the same time, from 1 to 100. Default 4. */
  concurrency?: number
  /** Default 60. */
  unknownForMinutes?: number
  /** Milliseconds since 1970. */
  now?: () => number
  /** Resolves after the given milliseconds. Default: a timer. */
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
