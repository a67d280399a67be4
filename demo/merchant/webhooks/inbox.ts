import { confirmOrder, type ConfirmOptions } from '../confirm.ts'
import type { KeptWebhook } from '../store/index.ts'

/** Calls `run` after `ms`. Returns a function that cancels the call. */
export type Later = (ms: number, run: () => void) => () => void

/** Webhooks that were answered and still have to be processed. They are in the store, so that a restart loses none. */
export interface Inbox {
  /** Stores the webhook and starts to process it. Returns false when one with this id was stored before. */
  take(webhook: KeptWebhook): boolean
  /** Processes the webhooks that an earlier run of the server left. */
  resume(): void
  /** Resolves when no webhook is being processed. Does not wait for scheduled retries. */
  idle(): Promise<void>
  /** Starts no more work. The route refuses new webhooks from now on: a server that replaces this one would not look for them. */
  stop(): void
  isStopped(): boolean
}

const FIRST_WAIT_MS = 2_000
const LONGEST_WAIT_MS = 10 * 60_000

export function openInbox(shop: ConfirmOptions, later: Later): Inbox {
  const { store, clock, log } = shop
  const working = new Set<Promise<void>>()
  const waiting = new Map<string, () => void>()
  let isStopped = false

  function begin(webhook: KeptWebhook, waitMs = FIRST_WAIT_MS): void {
    if (isStopped) return
    const work = handle(webhook, waitMs).catch((error: unknown) => {
      // After a stop in the middle, the webhook is still in the store.
      if (!isStopped)
        log(`A webhook could not be dealt with: ${error instanceof Error ? error.name : 'error'}.`)
      again(webhook, waitMs)
    })
    working.add(work)
    void work.then(() => working.delete(work))
  }

  async function handle(webhook: KeptWebhook, waitMs: number): Promise<void> {
    const order = store.findOrder(webhook.orderId)
    if (!order) return store.webhookDone(webhook.id, clock())
    // Klump answers this key nothing about the other environment. The webhook stays in the store for a run with the right key.
    if (order.live !== shop.live) return
    const { verdict, retryAfterSeconds = 0 } = await confirmOrder(order, webhook.reference, 'webhook', shop)
    if (isStopped) return
    // Klump has received 200 and does not send the webhook again, so the shop retries the verification.
    if (verdict === 'unknown') again(webhook, waitMs, retryAfterSeconds * 1000)
    else store.webhookDone(webhook.id, clock())
  }

  /** Schedules a retry. `atLeastMs` is the wait that Klump demands: it would refuse an earlier request again. */
  function again(webhook: KeptWebhook, waitMs: number, atLeastMs = 0): void {
    if (isStopped) return
    const next = Math.min(waitMs * 2, LONGEST_WAIT_MS)
    const callOff = later(Math.max(waitMs, atLeastMs), () => {
      waiting.delete(webhook.id)
      begin(webhook, next)
    })
    waiting.set(webhook.id, callOff)
  }

  return {
    take(webhook) {
      const isNew = store.keepWebhook(webhook, clock())
      if (isNew) begin(webhook)
      return isNew
    },
    resume() {
      for (const webhook of store.waitingWebhooks()) begin(webhook)
    },
    async idle() {
      while (working.size > 0) await Promise.all(working)
    },
    isStopped: () => isStopped,
    stop() {
      isStopped = true
      for (const callOff of waiting.values()) callOff()
    },
  }
}
