import type Database from 'libsql'
import { ATTEMPTS, ORDERS } from './schema.ts'

/**
 * Migrates a store from before an order could have several attempts: the order's merchant_reference becomes the first attempt. Uses
 * one transaction, so that a server which stops in the middle finds the old store or the new one.
 */
export function migrate(db: Database.Database): void {
  const columns = (db.prepare('pragma table_info(orders)').all() as { name: string }[]).map(
    ({ name }) => name,
  )
  if (!columns.includes('merchant_reference')) return
  // In stores from before orders had an environment, the orders of a demo are nearly always TEST.
  const live = columns.includes('live') ? 'live' : '0'
  // SQLite cannot change a unique column, so a new table replaces the old one. The old table is dropped and not renamed,
  // because renaming it would also redirect the other tables' references.
  db.exec('pragma foreign_keys = off')
  db.exec(`
    begin immediate;
    ${ATTEMPTS}
    insert into attempts (reference, order_id, attempt, made_at)
      select merchant_reference, id, 1, created_at from orders;
    ${ORDERS.replace(' orders (', ' next_orders (')}
    insert into next_orders (id, total_kobo, live, lines, state, created_at, answered_at)
      select id, total_kobo, ${live}, '[]', state, created_at, created_at from orders order by created_at;
    drop table orders;
    alter table next_orders rename to orders;
    commit;
  `)
  db.exec('pragma foreign_keys = on')
}
