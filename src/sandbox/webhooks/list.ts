import type { Core, Environment } from '../core.ts'

/** A webhook and its outcome so far. Times are milliseconds since 1970. */
export interface Delivery {
  id: string
  event: string
  /** Klump's reference of the webhook's transaction. */
  reference: string
  environment: Environment
  /** `no-url`: no URL was set when the webhook was due. */
  state: 'queued' | 'delivered' | 'given-up' | 'no-url'
  createdAt: number
  /** Null unless the webhook is queued. */
  nextAttemptAt: number | null
  /** The text that is signed and sent. */
  body: string
  attempts: DeliveryAttempt[]
}

export interface DeliveryAttempt {
  number: number
  url: string
  at: number
  /** Of the response, if there was one. */
  status: number | null
  /** Why there was no response. Both are null during the attempt. */
  problem: string | null
  tookMs: number | null
}

interface Which {
  accountId: number
  environment?: Environment
  reference?: string
  atMost?: number
}

/** Newest first. */
export function listDeliveries(
  core: Core,
  { accountId, environment, reference, atMost = 1000 }: Which,
): Delivery[] {
  const rows = core.store.all(
    `SELECT webhook.id, event, reference, environment, state, webhook.created_at AS createdAt,
       CASE state WHEN 'queued' THEN next_attempt_at END AS nextAttemptAt, body
     FROM webhook JOIN shop_transaction ON shop_transaction.id = transaction_id
     WHERE account_id = ?1 AND (?2 IS NULL OR environment = ?2) AND (?3 IS NULL OR reference = ?3)
     ORDER BY webhook.rowid DESC LIMIT ?4`,
    accountId,
    environment ?? null,
    reference ?? null,
    atMost,
  ) as Omit<Delivery, 'attempts'>[]
  return rows.map((row) => ({ ...row, attempts: attemptsOf(core, row.id) }))
}

function attemptsOf(core: Core, webhookId: string): DeliveryAttempt[] {
  return core.store.all(
    `SELECT number, url, at, status, problem, took_ms AS tookMs FROM webhook_attempt
     WHERE webhook_id = ? ORDER BY number`,
    webhookId,
  ) as DeliveryAttempt[]
}
