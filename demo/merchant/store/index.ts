import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'libsql'
import { orderTables, type OrderStore } from './orders.ts'
import { webhookTable, type WebhookStore } from './webhooks.ts'

export type { Marked, StoredOrder } from './orders.ts'
export type { KeptWebhook } from './webhooks.ts'

export interface MerchantStore extends OrderStore, WebhookStore {
  close(): void
}

/** Opens (or makes) the shop's database. `file` may be ':memory:'. */
export function openMerchantStore(file: string): MerchantStore {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
  const db = new Database(file)
  db.exec('pragma journal_mode = wal')
  db.exec('pragma busy_timeout = 5000')
  db.exec('pragma foreign_keys = on')
  return { ...orderTables(db), ...webhookTable(db), close: () => void db.close() }
}
