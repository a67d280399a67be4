import { verifyWebhook, type TransactionEvent, type WebhookRefusal } from 'klump-checkout/server'
import { Hono } from 'hono'
import { limitBody } from '../../../src/sandbox/limit-body.ts'
import { nairaText, type ConfirmOptions } from '../confirm.ts'
import type { Inbox } from './inbox.ts'

/** Where Klump is to send webhooks, below the shop's address. */
export const WEBHOOK_PATH = '/webhooks/klump'

const MAX_BODY_BYTES = 1_000_000

/**
 * Hears Klump's webhooks. What is genuine is answered with 200 at once, whatever it says and whether or not there is a use for it:
 * anything else means 72 hours of retries. The work is done afterwards, from the store (inbox.ts).
 */
export function webhookRoute(shop: ConfirmOptions, inbox: Inbox): Hono {
  const app = new Hono()
  app.use(WEBHOOK_PATH, limitBody({ maxBytes: MAX_BODY_BYTES, tooLarge: (c) => c.body(null, 413) }))
  // What a dashboard may send when the address is saved.
  app.get(WEBHOOK_PATH, (c) => c.body(null, 200))
  app.post(WEBHOOK_PATH, async (c) => {
    // The bytes as they came. A JSON parser before this would leave nothing that the signature could be checked against.
    const body = await c.req.arrayBuffer()
    const signature = c.req.header('x-klump-signature')
    const webhook = await verifyWebhook(body, signature, shop.secretKey, { headers: c.req.raw.headers })
    if (!webhook.ok) {
      const answered = statusOf(webhook.code)
      shop.log(`A webhook was refused: ${webhook.reason}`)
      record({ answered, note: webhook.reason })
      return c.body(null, answered)
    }
    // Klump says it again in an hour, to the server that is there then.
    if (inbox.isStopped()) return c.body(null, 503)
    const { event } = webhook
    if (event.type === 'probe') {
      record({ answered: 200, note: 'Somebody tried whether this address answers. It said nothing.' })
      return c.body(null, 200)
    }
    const about = { id: event.webhookId, attempt: event.attempt, event: event.name }
    if (event.type === 'unknown' || event.type === 'seen')
      record({ ...about, answered: 200, note: 'An event that this shop has no use for.' })
    else record({ ...about, reference: event.reference, answered: 200, note: take(event) })
    return c.body(null, 200)
  })

  /** Returns what was made of it. */
  function take(event: TransactionEvent): string {
    if (event.type === 'initiated') return 'Somebody began to pay. Nothing to do.'
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
    // Known by what is signed: a delivery that is replayed under a new id is no new work.
    const isNew = inbox.take({ id: event.key, reference: event.reference, orderId: order.id })
    return isNew ? 'Written down; next, Klump is asked.' : 'Written down before: nothing is done twice.'
  }

  /**
   * `merchant_reference` is not among what Klump documents of a webhook, so the order's also travels in `meta_data`. Either is only
   * a way to find the order: whether the transaction belongs to it is what verifyOrder checks.
   */
  function orderOf({ data }: TransactionEvent) {
    const meta = data['meta_data'] as { merchant_reference?: unknown } | null | undefined
    const named = data['merchant_reference'] ?? meta?.merchant_reference
    const order = typeof named === 'string' ? shop.store.findOrderByMerchantReference(named) : undefined
    return order && { order, merchantReference: String(named) }
  }

  interface Result {
    id?: string | undefined
    attempt?: number | undefined
    event?: string
    reference?: string
    answered: number
    note: string
  }
  function record({ id, attempt, event, reference, answered, note }: Result): void {
    shop.record({ kind: 'webhook', id, attempt, event, reference, answered, note })
  }

  return app
}

/** 401 for what a stranger may have sent. What is signed and still cannot be read is asked for again: somebody should see it. */
function statusOf(code: WebhookRefusal): 400 | 401 | 413 {
  if (code === 'body_too_large') return 413
  return code.startsWith('signature_') ? 401 : 400
}
