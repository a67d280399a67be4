import { reconcile, type ReconcileReport } from 'klump-checkout/server'
import { questionOf, settleOrder, type ConfirmOptions } from './confirm.ts'
import type { Later } from './webhooks/inbox.ts'

/** Regularly verifies every order that may have changed: finds payments that no browser and no webhook reported. */
export interface Reconciler {
  start(): void
  /** Runs once, now. Resolves with undefined when a run is under way or after `stop`. */
  run(): Promise<ReconcileReport | undefined>
  stop(): void
}

const EVERY_MS = 5 * 60_000
/** Older orders are not verified. Klump does not document how long an abandoned one can still become successful. */
const FOR_MS = 30 * 24 * 60 * 60_000

export function openReconciler(shop: ConfirmOptions, later: Later): Reconciler {
  const { store, secretKey, apiUrl, timeoutMs, fetch, clock, log, live } = shop
  const ending = new AbortController()
  let callOff = () => {}
  let isRunning = false

  async function run(): Promise<ReconcileReport | undefined> {
    if (isRunning || ending.signal.aborted) return undefined
    isRunning = true
    try {
      const orders = store.ordersToVerify(live, clock() - FOR_MS)
      const report = await reconcile({
        orders: orders.map((order) => ({ ...order, ...questionOf(order, shop) })),
        secretKey,
        apiUrl,
        timeoutMs,
        fetch,
        signal: ending.signal,
        isUsed: (reference, order) => order.isUsed(reference),
        now: clock,
        // settleOrder does the work for orders that are paid, once or twice: onProgress calls it for each order.
        onPaid: () => {},
        onPaidTwice: () => {},
        onUnknownForLong: ({ number }, { reason }) =>
          log(`Nobody has known for a long time whether order ${number} is paid. ${reason}`),
        onProgress: (_report, order, verification) => {
          if (!ending.signal.aborted) settleOrder(order, undefined, 'reconcile', verification, shop)
        },
      })
      for (const { error } of report.failed) log(`Asking about an open order failed: ${nameOf(error)}.`)
      return report
    } finally {
      isRunning = false
    }
  }

  function start(): void {
    callOff = later(EVERY_MS, () => {
      run()
        .catch((error: unknown) => log(`Asking about open orders failed: ${nameOf(error)}.`))
        .finally(() => {
          if (!ending.signal.aborted) start()
        })
    })
  }

  return {
    start,
    run,
    stop() {
      ending.abort()
      callOff()
    },
  }
}

const nameOf = (error: unknown) => (error instanceof Error ? error.message : 'error')
