import type Database from 'libsql'

/** A webhook that was answered with 200 and is to be dealt with: all that is needed for it, and nothing personal. */
export interface KeptWebhook {
  /** What the event is known by: its name and reference, which are signed, and not the id of its delivery, which is not. */
  id: string
  /** Klump's, of the transaction that became successful. */
  reference: string
  orderId: string
}

export interface WebhookStore {
  /** Writes it down. False when one of this id was written before, dealt with or not. */
  keepWebhook(webhook: KeptWebhook, at: number, doneAt?: number): boolean
  /** Those that were not dealt with yet, the oldest first. */
  waitingWebhooks(): KeptWebhook[]
  webhookDone(id: string, at: number): void
}

/* Written before Klump hears 200: were the server to stop between the two, Klump would think that we know. */
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
