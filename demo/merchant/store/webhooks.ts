import type Database from 'libsql'

/** A genuine webhook, as stored: only what its processing needs, and nothing personal. */
export interface KeptWebhook {
  /** Identifies the event by its name and reference, which are signed, and not by the delivery's id, which is not. */
  id: string
  /** Klump's reference of the transaction. */
  reference: string
  orderId: string
}

export interface WebhookStore {
  /** Stores the webhook. Returns false when one with this id was stored before, processed or not. */
  keepWebhook(webhook: KeptWebhook, at: number, doneAt?: number): boolean
  /** Webhooks that are not processed yet, oldest first. */
  waitingWebhooks(): KeptWebhook[]
  webhookDone(id: string, at: number): void
}

/* Rows are written before Klump receives 200: otherwise a server that stops in between would lose the webhook. */
const SCHEMA = `
  create table if not exists webhooks (
    id text primary key,
    reference text not null,
    order_id text not null references orders (id),
    received_at integer not null,
    done_at integer
  ) strict;
`

export function webhookTable(db: Database.Database): WebhookStore {
  db.exec(SCHEMA)
  return {
    keepWebhook({ id, reference, orderId }, at, doneAt) {
      const added = db
        .prepare(
          'insert into webhooks (id, reference, order_id, received_at, done_at) values (?, ?, ?, ?, ?) on conflict do nothing',
        )
        .run(id, reference, orderId, at, doneAt ?? null)
      return added.changes === 1
    },
    waitingWebhooks: () =>
      db
        .prepare(
          'select id, reference, order_id as orderId from webhooks where done_at is null order by received_at',
        )
        .all() as KeptWebhook[],
    webhookDone(id, at) {
      db.prepare('update webhooks set done_at = ? where id = ?').run(at, id)
    },
  }
}
