import { verifyWebhook, type TransactionEvent, type WebhookRefusal } from 'klump-checkout/server'
import { Hono } from 'hono'
import { limitBody } from '../../../src/sandbox/limit-body.ts'
import { nairaText, type ConfirmOptions } from '../confirm.ts'
import type { Inbox } from './inbox.ts'

/** The path that Klump sends webhooks to, below the shop's address. */
export const WEBHOOK_PATH = '/webhooks/klump'

const MAX_BODY_BYTES = 1_000_000

/**
 * Receives Klump's webhooks. A genuine one is answered with 200 at once, whatever it contains and whether or not the shop uses it:
 * any other answer causes 72 hours of retries. The work is done afterwards, from the store (inbox.ts).
 */
export function webhookRoute(shop: ConfirmOptions, inbox: Inbox): Hono {
  const app = new Hono()
  app.use(WEBHOOK_PATH, limitBody({ maxBytes: MAX_BODY_BYTES, tooLarge: (c) => c.body(null, 413) }))
  // A dashboard may send a GET when the address is saved.
  app.get(WEBHOOK_PATH, (c) => c.body(null, 200))
  app.post(WEBHOOK_PATH, async (c) => {
    // The raw bytes, because the signature covers them. A JSON parser before this handler would make verification impossible.
    const body = await c.req.arrayBuffer()
    const signature = c.req.header('x-klump-signature')
    const webhook = await verifyWebhook(body, signature, shop.secretKey, { headers: c.req.raw.headers })
    if (!webhook.ok) {
      const answered = statusOf(webhook.code)
      shop.log(`A webhook was refused: ${webhook.reason}`)
      recordWebhook({ answered, note: webhook.reason })
      return c.body(null, answered)
    }
    // Klump retries in an hour, and the server that runs by then receives the webhook.
    if (inbox.isStopped()) return c.body(null, 503)
    const { event } = webhook
    if (event.type === 'probe') {
      recordWebhook({
        answered: 200,
        note: 'A request without an event: a dashboard sends one when the address is saved.',
      })
      return c.body(null, 200)
    }
    const about = { id: event.webhookId, attempt: event.attempt, event: event.name }
    if (event.type === 'unknown' || event.type === 'seen')
      recordWebhook({ ...about, answered: 200, note: 'An event that this shop has no use for.' })
    else recordWebhook({ ...about, reference: event.reference, answered: 200, note: take(event) })
    return c.body(null, 200)
  })

  /** Returns a sentence about what the shop did with the event. */
  function take(event: TransactionEvent): string {
    if (event.type === 'initiated') return 'A shopper began to pay. Nothing to do.'
    const found = orderOf(event)
    if (!found) return 'No order of this shop.'
    const { order, merchantReference } = found
    if (event.type === 'abandoned') {
      const [now, kept] = [shop.clock(), { id: event.key, reference: event.reference, orderId: order.id }]
      if (!shop.store.keepWebhook(kept, now, now)) return 'Written down before.'
      shop.store.noteAttempt({ reference: merchantReference, state: 'abandoned' })
      if (order.state === 'open')
        shop.record({
          kind: 'to-call',
          orderId: order.id,
          reference: event.reference,
          naira: nairaText(order.totalKobo),
        })
      return 'The shopper chose a lender and left. It can still become successful.'
    }
    // The key consists of signed values: a delivery that is replayed under a new id is not processed again.
    const isNew = inbox.take({ id: event.key, reference: event.reference, orderId: order.id })
    return isNew ? 'Written down; next, Klump is asked.' : 'Written down before: nothing is done twice.'
  }

  /**
   * Klump does not document `merchant_reference` in a webhook, so the shop also sends it in `meta_data`. Either only serves to find
   * the order: verifyOrder checks whether the transaction belongs to that order.
   */
  function orderOf({ data }: TransactionEvent) {
    const meta = data['meta_data'] as { merchant_reference?: unknown } | null | undefined
    const named = data['merchant_reference'] ?? meta?.merchant_reference
    const order = typeof named === 'string' ? shop.store.findOrderByMerchantReference(named) : undefined
    return order && { order, merchantReference: String(named) }
  }

  interface HandledWebhook {
    id?: string | undefined
    attempt?: number | undefined
    event?: string
    reference?: string
    answered: number
    note: string
  }
  function recordWebhook({ id, attempt, event, reference, answered, note }: HandledWebhook): void {
    shop.record({ kind: 'webhook', id, attempt, event, reference, answered, note })
  }

  return app
}

/**
 * 401 for an invalid signature, 413 for a body that is too large, 400 for a missing or unreadable body: Klump sends a signed one again,
 * and a person should see it.
 */
function statusOf(code: WebhookRefusal): 400 | 401 | 413 {
  if (code === 'body_too_large') return 413
  return code.startsWith('signature_') ? 401 : 400
}
