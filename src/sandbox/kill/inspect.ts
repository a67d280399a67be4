import Database from 'libsql'
import type { Purchase } from './shoppers.ts'

/**
 * Inspects the store of a killed sandbox, and returns everything that is wrong with it. Nothing that an answer told a
 * shopper may be missing, and nothing may be stored in part.
 */
export function faultsIn(store: string, purchases: readonly Purchase[]): string[] {
  const database = new Database(store)
  const rows = (sql: string) => database.prepare(sql).all([]) as Record<string, unknown>[]
  try {
    return [
      ...rows('PRAGMA integrity_check').filter(({ integrity_check: check }) => check !== 'ok'),
      ...rows('PRAGMA foreign_key_check'),
      ...HALVES.flatMap(([what, sql]) => rows(sql).map((row) => ({ what, ...row }))),
      ...lost(rows, purchases),
    ].map((fault) => JSON.stringify(fault))
  } finally {
    database.close()
  }
}

/** Counts the rows of each kind. */
export function census(store: string): { transactions: number; successful: number; webhooks: number } {
  const database = new Database(store)
  try {
    return database
      .prepare(
        `SELECT (SELECT COUNT(*) FROM shop_transaction) AS transactions,
           (SELECT COUNT(*) FROM shop_transaction WHERE status = 'successful') AS successful,
           (SELECT COUNT(*) FROM webhook) AS webhooks`,
      )
      .get([]) as ReturnType<typeof census>
  } finally {
    database.close()
  }
}

/** Each query finds a fault: one half of something without the other. */
const HALVES = [
  [
    'items do not add up',
    `SELECT reference FROM shop_transaction AS t WHERE amount_kobo <> shipping_kobo - discount_kobo +
       (SELECT COALESCE(SUM(unit_price_kobo * quantity), 0) FROM item WHERE transaction_id = t.id)`,
  ],
  [
    'not one webhook of its beginning',
    `SELECT reference FROM shop_transaction AS t WHERE 1 <> (SELECT COUNT(*) FROM webhook
       WHERE transaction_id = t.id AND event = 'klump.payment.transaction.initiated')`,
  ],
  [
    'status and webhook disagree',
    `SELECT reference FROM shop_transaction AS t WHERE (status = 'successful') <> (SELECT COUNT(*) FROM webhook
       WHERE transaction_id = t.id AND event = 'klump.payment.transaction.successful')`,
  ],
  [
    'status and loan disagree',
    `SELECT reference FROM shop_transaction AS t WHERE (status = 'successful') <> (SELECT COUNT(*) FROM loan
       WHERE transaction_id = t.id AND status = 'approved')`,
  ],
  [
    'counted attempts and written ones disagree',
    `SELECT id FROM webhook WHERE attempts <> (SELECT COUNT(*) FROM webhook_attempt WHERE webhook_id = webhook.id)`,
  ],
] as const

function lost(rows: (sql: string) => Record<string, unknown>[], purchases: readonly Purchase[]): object[] {
  const kept = new Map(
    rows(
      `SELECT reference, merchant_reference, amount_kobo, t.status, loan.id AS loan
       FROM shop_transaction AS t LEFT JOIN loan ON transaction_id = t.id`,
    ).map((row) => [row['reference'], row]),
  )
  return purchases.flatMap((purchase) => {
    if (!purchase.reference) return []
    const row = kept.get(purchase.reference)
    const isKept =
      row?.['merchant_reference'] === purchase.merchantReference &&
      row['amount_kobo'] === purchase.amount * 100 &&
      (!purchase.loanId || row['loan'] === purchase.loanId) &&
      (!purchase.isSuccessful || row['status'] === 'successful')
    return isKept ? [] : [{ what: 'lost', purchase, row }]
  })
}
