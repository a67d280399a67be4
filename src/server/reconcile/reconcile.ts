import { ownProperties } from '../../shared/own-properties.ts'
import { callHook } from '../hooks.ts'
import type { OrderVerification } from '../order/result.ts'
import { verifyOrder } from '../order/verify-order.ts'
import { received } from '../fields.ts'
import { KlumpServerError } from '../server-error.ts'
import {
  readReconcileSettings,
  type OrderToAsk,
  type ReconcileOptions,
  type ReconcileReport,
  type ReconcileSettings,
} from './options.ts'

/**
 * Asks Klump about every open order, once. Call it from a timer (every few minutes): it finds what no browser and no webhook reported. It
 * marks nothing itself; your functions do. When Klump answers that it is asked too often, the whole run waits, then continues.
 *
 * ```ts
 * await reconcile({
 *   orders: db.openOrders(), // with references, expected, answeredAt
 *   secretKey: process.env.KLUMP_SECRET_KEY ?? '',
 *   onPaid: (order, { transaction }) => db.markPaidOnce(order.id, transaction.reference),
 *   onPaidTwice: (order, { attempts }) => tellSomebody(order, attempts),
 *   onUnknownForLong: (order, { reason }) => tellSomebody(order, reason),
 * })
 * ```
 *
 * @throws KlumpServerError (the promise rejects) for mistakes of the shop's own code or settings, before anything is sent; and when
 * `orders` throws. An order that cannot be checked, or for which one of your functions throws, is in `failed`; the run goes on.
 */
export async function reconcile<Order extends OrderToAsk>(
  options: ReconcileOptions<Order>,
): Promise<ReconcileReport> {
  const settings = readReconcileSettings(options)
  const { signal } = settings.options
  const run = new Run(settings)
  const { next, close } = inTurn(settings.options.orders)
  const worker = async () => {
    while (!run.isEnded) {
      const one = await callHook(next, 'orders')
      const { done, value } = one as IteratorResult<OrderToAsk>
      if (done) return
      await run.take(value)
    }
  }
  const stop = () => run.end('aborted')
  if (signal?.aborted) stop()
  signal?.addEventListener('abort', stop)
  try {
    await Promise.all(Array.from({ length: settings.concurrency }, worker))
  } finally {
    // When one worker throws, the others stop too.
    run.isEnded = true
    signal?.removeEventListener('abort', stop)
    await close()
  }
  return run.report()
}

const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 5 * 60_000
const MOST_TRIES = 8

class Run {
  isEnded = false
  private stopped: ReconcileReport['stopped']
  private readonly counts = { asked: 0, paid: 0, paidTwice: 0, notPaid: 0, unknown: 0 }
  private readonly failed: { index: number; error: unknown }[] = []
  private taken = 0
  /** Set while the run waits after a rate limit: no worker sends a request. */
  private quiet: Promise<unknown> | undefined
  private waitMs = FIRST_WAIT_MS
  private readonly settings: ReconcileSettings
  private readonly ended: Promise<void>
  private endWaiting = () => {}

  constructor(settings: ReconcileSettings) {
    this.settings = settings
    this.ended = new Promise((resolve) => (this.endWaiting = resolve))
  }

  end(why: NonNullable<ReconcileReport['stopped']>): void {
    this.stopped ??= why
    this.isEnded = true
    this.endWaiting()
  }

  report(): ReconcileReport {
    return { ...this.counts, failed: [...this.failed], ...(this.stopped && { stopped: this.stopped }) }
  }

  async take(order: OrderToAsk): Promise<void> {
    const index = this.taken
    this.taken += 1
    try {
      const verification = await this.verify(order)
      if (verification) await this.callHooks(order, verification)
    } catch (error) {
      this.failed.push({ index, error })
    }
  }

  /** Undefined when the run ended before an answer came. */
  private async verify(order: OrderToAsk): Promise<OrderVerification | undefined> {
    const { secretKey, apiUrl, timeoutMs, fetch, options } = this.settings
    const { references, expected, answeredAt } = ownProperties(order)
    if (!Number.isFinite(answeredAt))
      throw new KlumpServerError(
        'invalid_options',
        `answeredAt: expected milliseconds since 1970, got ${received(answeredAt)}.`,
      )
    const { isUsed } = options
    for (let tries = 1; ; tries += 1) {
      while (this.quiet && !this.isEnded) await Promise.race([this.quiet, this.ended])
      if (this.isEnded) return undefined
      const verification = await verifyOrder({
        references,
        expected,
        secretKey,
        apiUrl,
        timeoutMs,
        fetch,
        ...(isUsed && { isUsed: (reference: string) => isUsed(reference, order) }),
      })
      if (verification.verdict !== 'unknown') this.waitMs = FIRST_WAIT_MS
      else if (verification.code === 'key_refused') this.end('key_refused')
      else if (verification.code === 'rate_limited' && tries < MOST_TRIES) {
        this.backOff(ownProperties(verification).retryAfterSeconds ?? 0)
        continue
      }
      return verification
    }
  }

  /** Pauses all workers: Klump makes a client that keeps asking wait longer. */
  private backOff(seconds: number): void {
    if (this.quiet) return
    const ms = Math.max(this.waitMs, seconds * 1000)
    this.waitMs = Math.min(this.waitMs * 2, LONGEST_WAIT_MS)
    this.quiet = callHook(() => this.settings.wait(ms), 'wait')
      // A failing `wait` does not end the run: the tries are counted.
      .catch(() => {})
      .finally(() => (this.quiet = undefined))
  }

  /** Counts the verdict and calls the shop's hooks. */
  private async callHooks(order: OrderToAsk, verification: OrderVerification): Promise<void> {
    const { options, now, unknownForMs } = this.settings
    const { verdict, paidTwice } = ownProperties(verification)
    this.counts.asked += 1
    this.counts[verdict === 'not-paid' ? 'notPaid' : verdict] += 1
    if (paidTwice) this.counts.paidTwice += 1
    if (verification.verdict === 'paid') await options.onPaid(order, verification)
    if (paidTwice) await options.onPaidTwice(order, verification)
    if (verification.verdict === 'unknown' && now() - order.answeredAt >= unknownForMs)
      await options.onUnknownForLong(order, verification)
    await options.onProgress?.(this.report(), order, verification)
  }
}

/** Reads one order at a time, because a database cursor may not allow concurrent reads. Closes the cursor at the end of the run. */
function inTurn(orders: Iterable<OrderToAsk> | AsyncIterable<OrderToAsk>) {
  const iterator = Symbol.asyncIterator in orders ? orders[Symbol.asyncIterator]() : orders[Symbol.iterator]()
  let turn: Promise<unknown> = Promise.resolve()
  return {
    next: async () => await (turn = turn.then(() => iterator.next())),
    // An error while closing is ignored: the report is returned all the same.
    close: async () => void (await callHook(() => iterator.return?.(), 'orders').catch(() => {})),
  }
}
