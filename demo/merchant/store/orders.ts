import type Database from 'libsql'
import type { ShopCheck } from '../journal.ts'
import type { OrderedItem } from '../order.ts'

export interface StoredOrder {
  /** Sequential number. It is part of each attempt's merchant_reference. */
  number: number
  /** Unguessable, because anyone with this id may request the order. */
  id: string
  totalKobo: number
  /** The environment of the order. Only a payment in it pays for the order, whatever keys the shop uses now. */
  live: boolean
  /** Empty in orders from before lines were stored. */
  lines: OrderedItem[]
  state: 'open' | 'paid'
  /** Klump's reference of the payment. */
  reference: string | undefined
  /** The merchant_reference of every attempt, oldest first. */
  references: string[]
  /** Klump's references of further payments. */
  secondPayments: string[]
  /** When Klump last answered about the order; at first, when the order was placed. */
  answeredAt: number
}

/** The result of marking an order paid. `used-elsewhere`: this reference has already paid for another order. */
export type Marked = 'paid-now' | 'paid-before' | 'used-elsewhere'

export interface OrderStore {
  addOrder(order: Pick<StoredOrder, 'id' | 'totalKobo' | 'live' | 'lines'> & { at: number }): StoredOrder
  findOrder(id: string): StoredOrder | undefined
  /** The order that this merchant_reference was made for. */
  findOrderByMerchantReference(merchantReference: string): StoredOrder | undefined
  /** The id of the order that this reference has paid for. */
  orderPaidBy(reference: string): string | undefined
  /**
   * Of all calls for one order, whenever they come, exactly one returns `paid-now`. Its `checks` are stored with the payment, to
   * document why the goods were sent.
   */
  markPaid(orderId: string, reference: string, at: number, checks: readonly ShopCheck[]): Marked
  /** Stores another payment of a paid order. Returns true for exactly one of all calls about it. */
  noteSecondPayment(orderId: string, reference: string, at: number): boolean
  /** The checks at the time when this reference paid for its order. */
  checksOf(reference: string): ShopCheck[]
  answered(orderId: string, at: number): void
  /**
   * Orders of this environment, placed since `since`, that may have changed at Klump: open ones with an attempt, and paid ones with
   * more than one attempt, because an abandoned attempt can still become successful.
   */
  ordersToVerify(live: boolean, since: number): StoredOrder[]
  /** Newest first. */
  newestOrders(count: number): StoredOrder[]
}

const FIND = `select number, id, total_kobo, live, lines, state, answered_at, payments.reference
  from orders left join payments on order_id = id`

export function orderTables(db: Database.Database): OrderStore {
  const rows = (sql: string, ...values: unknown[]) =>
    db.prepare(sql).all(...values) as Record<string, unknown>[]
  const references = (sql: string, id: string) => rows(sql, id).map(({ reference }) => String(reference))

  function asOrder(row: Record<string, unknown>): StoredOrder {
    const { number, id, total_kobo, live, lines, state, answered_at, reference } = row as unknown as Row
    return {
      number,
      id,
      totalKobo: total_kobo,
      live: live === 1,
      lines: JSON.parse(lines) as OrderedItem[],
      state,
      reference: reference ?? undefined,
      references: references('select reference from attempts where order_id = ? order by attempt', id),
      secondPayments: references(
        'select reference from second_payments where order_id = ? order by noticed_at',
        id,
      ),
      answeredAt: answered_at,
    }
  }
  const find = (sql: string, ...values: unknown[]) => rows(`${FIND} ${sql}`, ...values).map(asOrder)

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
    addOrder({ id, totalKobo, live, lines, at }) {
      db.prepare(
        'insert into orders (id, total_kobo, live, lines, created_at, answered_at) values (?, ?, ?, ?, ?, ?)',
      ).run(id, totalKobo, live ? 1 : 0, JSON.stringify(lines), at, at)
      const [order] = find('where id = ?', id)
      if (!order) throw new Error('The order was not kept.')
      return order
    },
    findOrder: (id) => find('where id = ?', id)[0],
    findOrderByMerchantReference: (text) =>
      find('where id = (select order_id from attempts where reference = ?)', text)[0],
    orderPaidBy(reference) {
      const row = db.prepare('select order_id from payments where reference = ?').get(reference)
      return row ? (row as { order_id: string }).order_id : undefined
    },
    markPaid: (orderId, reference, at, checks) =>
      markPaid.immediate(orderId, reference, at, JSON.stringify(checks)),
    noteSecondPayment(orderId, reference, at) {
      const added = db
        .prepare(
          'insert into second_payments (reference, order_id, noticed_at) values (?, ?, ?) on conflict do nothing',
        )
        .run(reference, orderId, at)
      return added.changes === 1
    },
    checksOf(reference) {
      const row = db.prepare('select checks from payment_checks where reference = ?').get(reference)
      return row ? (JSON.parse((row as { checks: string }).checks) as ShopCheck[]) : []
    },
    answered(orderId, at) {
      db.prepare('update orders set answered_at = ? where id = ?').run(at, orderId)
    },
    ordersToVerify: (live, since) =>
      find(
        `where live = ? and created_at >= ? and
          (select count(*) from attempts where order_id = id) > (case state when 'open' then 0 else 1 end)
          order by number`,
        live ? 1 : 0,
        since,
      ),
    newestOrders: (count) => find('order by number desc limit ?', count),
  }
}

interface Row {
  number: number
  id: string
  total_kobo: number
  live: 0 | 1
  lines: string
  state: 'open' | 'paid'
  answered_at: number
  reference: string | null
}
