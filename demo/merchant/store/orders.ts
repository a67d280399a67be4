import type Database from 'libsql'
import type { ShopCheck } from '../journal.ts'

export interface StoredOrder {
  id: string
  merchantReference: string
  totalKobo: number
  /** The environment it was placed in. Only a payment of that one pays for it, whatever keys the shop has by now. */
  live: boolean
  state: 'open' | 'paid'
  /** Klump's reference that paid for it. */
  reference: string | undefined
}

/** What became of marking an order paid. `used-elsewhere`: this reference has paid for another order already. */
export type Marked = 'paid-now' | 'paid-before' | 'used-elsewhere'

export interface OrderStore {
  addOrder(order: Pick<StoredOrder, 'id' | 'merchantReference' | 'totalKobo' | 'live'> & { at: number }): void
  findOrder(id: string): StoredOrder | undefined
  findOrderByMerchantReference(merchantReference: string): StoredOrder | undefined
  /** The id of the order that this reference has paid for. */
  orderPaidBy(reference: string): string | undefined
  /**
   * Of all that call it for one order, whenever they do, exactly one hears `paid-now`. Its `checks` are kept beside the payment:
   * should anyone ask later why the goods went out, there is the answer.
   */
  markPaid(orderId: string, reference: string, at: number, checks: readonly ShopCheck[]): Marked
  /** What was checked when this reference paid for its order. */
  checksOf(reference: string): ShopCheck[]
}

/*
 * The two promises a shop must keep are the database's, not the program's: a reference pays for one order (primary
 * key), an order is paid by one reference (unique). Two servers at the same moment cannot break them.
 * Nothing personal is kept: the shopper's contact goes to the page and is forgotten.
 */
const SCHEMA = `
  create table if not exists orders (
    id text primary key,
    merchant_reference text not null unique,
    total_kobo integer not null check (total_kobo > 0),
    state text not null default 'open' check (state in ('open', 'paid')),
    created_at integer not null
  ) strict;
  create table if not exists payments (
    reference text primary key,
    order_id text not null unique references orders (id),
    paid_at integer not null
  ) strict;
  create table if not exists payment_checks (
    reference text primary key references payments (reference),
    checks text not null
  ) strict;
`

/** Stores from before orders had an environment: those of a demo are nearly always of TEST. */
const ADD_LIVE = 'alter table orders add column live integer not null default 0 check (live in (0, 1))'

const FIND = `select id, merchant_reference, total_kobo, live, state, reference
  from orders left join payments on order_id = id`

export function orderTables(db: Database.Database): OrderStore {
  db.exec(SCHEMA)
  const columns = db.prepare('pragma table_info(orders)').all() as { name: string }[]
  if (!columns.some(({ name }) => name === 'live')) db.exec(ADD_LIVE)

  const markPaid = db.transaction(
    (orderId: string, reference: string, at: number, checks: string): Marked => {
      const added = db
        .prepare(
          'insert into payments (reference, order_id, paid_at) values (?, ?, ?) on conflict do nothing',
        )
        .run(reference, orderId, at)
      if (added.changes === 1) {
        db.prepare('insert into payment_checks (reference, checks) values (?, ?)').run(reference, checks)
        db.prepare("update orders set state = 'paid' where id = ? and state = 'open'").run(orderId)
        return 'paid-now'
      }
      const paidBy = db.prepare('select 1 from payments where order_id = ?').get(orderId)
      return paidBy ? 'paid-before' : 'used-elsewhere'
    },
  )

  return {
    addOrder({ id, merchantReference, totalKobo, live, at }) {
      db.prepare(
        'insert into orders (id, merchant_reference, total_kobo, live, created_at) values (?, ?, ?, ?, ?)',
      ).run(id, merchantReference, totalKobo, live ? 1 : 0, at)
    },
    findOrder: (id) => asOrder(db.prepare(`${FIND} where id = ?`).get(id)),
    findOrderByMerchantReference: (text) =>
      asOrder(db.prepare(`${FIND} where merchant_reference = ?`).get(text)),
    orderPaidBy(reference) {
      const row = db.prepare('select order_id from payments where reference = ?').get(reference)
      return row ? (row as { order_id: string }).order_id : undefined
    },
    markPaid: (orderId, reference, at, checks) =>
      markPaid.immediate(orderId, reference, at, JSON.stringify(checks)),
    checksOf(reference) {
      const row = db.prepare('select checks from payment_checks where reference = ?').get(reference)
      return row ? (JSON.parse((row as { checks: string }).checks) as ShopCheck[]) : []
    },
  }
}

interface Row {
  id: string
  merchant_reference: string
  total_kobo: number
  live: 0 | 1
  state: 'open' | 'paid'
  reference: string | null
}

function asOrder(found: unknown): StoredOrder | undefined {
  if (!found) return undefined
  const row = found as Row
  return {
    id: row.id,
    merchantReference: row.merchant_reference,
    totalKobo: row.total_kobo,
    live: row.live === 1,
    state: row.state,
    reference: row.reference ?? undefined,
  }
}
