import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'libsql'
import { attemptTable, type AttemptTable } from './attempts.ts'
import { migrate } from './migrate.ts'
import { orderTables, type OrderStore } from './orders.ts'
import { ATTEMPTS, ORDERS, PAYMENTS } from './schema.ts'
import { webhookTable, type WebhookStore } from './webhooks.ts'

export type { StoredAttempt } from './attempts.ts'
export type { Marked, StoredOrder } from './orders.ts'
export type { KeptWebhook } from './webhooks.ts'

export interface MerchantStore extends OrderStore, AttemptTable, WebhookStore {
  close(): void
}

/** Opens or creates the shop's database. `file` may be ':memory:'. */
export function openMerchantStore(file: string): MerchantStore {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
  const db = new Database(file)
  db.exec('pragma journal_mode = wal')
  db.exec('pragma busy_timeout = 5000')
  migrate(db)
  db.exec('pragma foreign_keys = on')
  db.exec(ORDERS + ATTEMPTS + PAYMENTS)
  return { ...orderTables(db), ...attemptTable(db), ...webhookTable(db), close: () => void db.close() }
}
