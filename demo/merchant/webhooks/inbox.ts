import { confirmOrder, type ConfirmOptions } from '../confirm.ts'
import type { KeptWebhook } from '../store/index.ts'

/** Runs something later; the function that it returns calls it off. */
export type Later = (ms: number, run: () => void) => () => void

/** Webhooks that were answered and are still to be dealt with. They are in the store, so that a restart loses none. */
export interface Inbox {
  /** Keeps it and begins to deal with it. False when one of this id was here before. */
  take(webhook: KeptWebhook): boolean
  /** Takes up what an earlier run of the server left. */
  resume(): void
  /** Resolves when nothing is being dealt with; what has to be tried again later is not waited for. */
  idle(): Promise<void>
  /** Nothing is begun any more. What comes now is not taken: a server that took this one's place would not look for it. */
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
    const work = process(webhook, waitMs).catch((error: unknown) => {
      // Stopped in the middle, it is still in the store.
      if (!isStopped)
        log(`A webhook could not be dealt with: ${error instanceof Error ? error.name : 'error'}.`)
      again(webhook, waitMs)
    })
    working.add(work)
    void work.then(() => working.delete(work))
  }

  async function process(webhook: KeptWebhook, waitMs: number): Promise<void> {
    const order = store.findOrder(webhook.orderId)
    if (!order) return store.webhookDone(webhook.id, clock())
    // This key is told nothing of the other environment. It stays in the store for a run with the right one.
    if (order.live !== shop.live) return
    const { verdict, retryAfterSeconds = 0 } = await confirmOrder(order, webhook.reference, 'webhook', shop)
    if (isStopped) return
    // Nobody knows yet. Klump will not say it again, it has heard our 200: so we ask.
    if (verdict === 'unknown') again(webhook, waitMs, retryAfterSeconds * 1000)
    else store.webhookDone(webhook.id, clock())
  }

  /** `atLeastMs` is what Klump asks for: who asks too often is told to wait, and goes on being told. */
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
