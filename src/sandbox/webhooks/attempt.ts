import type { Core, Environment } from '../core.ts'
import { readPair } from '../keys/keyring.ts'
import { RETRY_EVERY_MS } from './queue.ts'
import type { Outcome } from './send.ts'
import { sign } from './sign.ts'
import { webhookUrl } from './url.ts'

/** One request that is about to be sent. */
export interface Attempt {
  webhookId: string
  number: number
  /** When the webhook is due again unless this attempt succeeds. */
  nextAttemptAt: number
  url: string
  headers: Record<string, string>
  body: string
}

interface Due {
  id: string
  transaction_id: number
}

/** Webhooks that are due, the longest due first. */
export function dueWebhooks(core: Core, atMost: number): Due[] {
  return core.store.all(
    `SELECT id, transaction_id FROM webhook WHERE state = 'queued' AND next_attempt_at <= ?
     ORDER BY next_attempt_at, rowid LIMIT ?`,
    core.now(),
    atMost,
  ) as Due[]
}

/** When the next webhook is due; `undefined` when none is queued. */
export function nextWebhookAt(core: Core): number | undefined {
  const row = core.store.one("SELECT MIN(next_attempt_at) AS at FROM webhook WHERE state = 'queued'")
  return (row as { at: number | null } | undefined)?.at ?? undefined
}

/**
 * Records that an attempt is about to be made, and returns the request. Recorded first, so that a kill between request and
 * response costs a repetition under the same id, and never the webhook.
 *
 * URL and key are the present ones: a shop that changes its URL or its keys receives the retries at the new URL, signed with the
 * new key. `undefined` when there is no URL or key.
 */
export function beginAttempt(core: Core, webhookId: string): Attempt | undefined {
  const row = core.store.one(
    `SELECT account_id, environment, body, attempts, next_attempt_at FROM webhook
     JOIN shop_transaction ON shop_transaction.id = transaction_id WHERE webhook.id = ?`,
    webhookId,
  ) as
    | {
        account_id: number
        environment: Environment
        body: string
        attempts: number
        next_attempt_at: number
      }
    | undefined
  const url = row && webhookUrl(core, row.account_id, row.environment)
  const keys = row && readPair(core, row.account_id, row.environment)
  if (!row || !url || !keys) {
    core.store.run("UPDATE webhook SET state = 'no-url' WHERE id = ?", webhookId)
    return undefined
  }
  const now = core.now()
  const number = row.attempts + 1
  // An hour after the time that was due, and not after the moment of sending: 72 small delays would cost the last attempt.
  const nextAttemptAt = Math.max(row.next_attempt_at, now - RETRY_EVERY_MS / 2) + RETRY_EVERY_MS
  core.store.run(
    'UPDATE webhook SET attempts = ?, next_attempt_at = ? WHERE id = ?',
    number,
    nextAttemptAt,
    webhookId,
  )
  core.store.run(
    'INSERT INTO webhook_attempt (webhook_id, number, url, at) VALUES (?, ?, ?, ?)',
    webhookId,
    number,
    url,
    now,
  )
  return {
    webhookId,
    number,
    nextAttemptAt,
    url,
    body: row.body,
    headers: {
      'Content-Type': 'application/json',
      'X-Klump-Signature': sign(row.body, keys.secretKey),
      'X-Klump-Webhook-Id': webhookId,
      'X-Klump-Webhook-Attempt': String(number),
    },
  }
}

/** Whether a webhook that was answered with this status counts as delivered. */
export const isAccepted = (status: number | null): boolean => status === 200 || status === 201

/** Records the outcome of an attempt. */
export function endAttempt(
  core: Core,
  { webhookId, number, nextAttemptAt }: Attempt,
  outcome: Outcome,
): void {
  const status = 'status' in outcome ? outcome.status : null
  core.store.run(
    'UPDATE webhook_attempt SET status = ?, problem = ?, took_ms = ? WHERE webhook_id = ? AND number = ?',
    status,
    'problem' in outcome ? outcome.problem : null,
    outcome.tookMs,
    webhookId,
    number,
  )
  if (isAccepted(status)) {
    // A tester may have queued the webhook again while this attempt was under way.
    core.store.run(
      "UPDATE webhook SET state = 'delivered' WHERE id = ? AND next_attempt_at = ?",
      webhookId,
      nextAttemptAt,
    )
    return
  }
  core.store.run(
    "UPDATE webhook SET state = 'given-up' WHERE id = ? AND state = 'queued' AND next_attempt_at > retry_until",
    webhookId,
  )
}

/** After a restart, the outcome of attempts that were under way is unknown, so they are repeated at once. */
export function resumeAttempts(core: Core): void {
  core.store.run(
    `UPDATE webhook SET next_attempt_at = ? WHERE state = 'queued' AND id IN (
       SELECT webhook_id FROM webhook_attempt WHERE took_ms IS NULL)`,
    core.now(),
  )
  core.store.run(
    "UPDATE webhook_attempt SET took_ms = 0, problem = 'The sandbox was stopped.' WHERE took_ms IS NULL",
  )
}
