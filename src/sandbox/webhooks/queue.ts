import { randomUUID } from 'node:crypto'
import { assumed } from '../assumed.ts'
import type { Core } from '../core.ts'
import { partners } from '../partners/index.ts'
import { loanOfTransaction } from '../store/loans.ts'
import { transactionById, type TransactionRow } from '../store/transactions.ts'
import { toFullWireTransaction } from '../wire/transaction.ts'
import { webhookUrl } from './url.ts'

export type Happening = 'initiated' | 'successful' | 'abandoned'

const HOUR_MS = 60 * 60 * 1000
export const RETRY_EVERY_MS = HOUR_MS
/** Retried hourly for 72 hours: with the first, 73 attempts. */
export const RETRY_FOR_MS = 72 * HOUR_MS

/**
 * Stores a webhook about a transaction as it is now. The worker sends it from the store, so it must be stored in the same
 * `atomically` as the change that it reports. Its body is fixed here: every attempt sends the same bytes under the same id.
 *
 * Without a URL for this environment, the webhook is stored too, for the dashboard, and is not sent.
 */
export function queueWebhook(core: Core, transactionId: number, happening: Happening): void {
  const transaction = transactionById(core, transactionId)
  if (!transaction) throw new Error(`Transaction ${transactionId} is gone while a webhook tells of it.`)
  const event = `klump.payment.transaction.${happening}`
  const url = webhookUrl(core, transaction.account_id, transaction.environment)
  const now = core.now()
  core.store.run(
    `INSERT INTO webhook (id, transaction_id, event, body, state, created_at, next_attempt_at, retry_until)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    randomUUID(),
    transactionId,
    event,
    JSON.stringify({ event, data: dataOf(core, transaction, happening) }),
    url === undefined ? 'no-url' : 'queued',
    now,
    now,
    now + RETRY_FOR_MS,
  )
}

/** The documented body, with `merchant_reference` if there is one; `.successful` has it only where the settings say so. */
function dataOf(core: Core, transaction: TransactionRow, happening: Happening) {
  const isNamed =
    happening !== 'successful' ||
    assumed('merchant_reference in webhooks', core.behaviour().successfulNamesMerchantReference)
  const { original_amount: originalAmount, ...data } = toFullWireTransaction(core, transaction, isNamed)
  if (happening !== 'abandoned') return data
  const loan = loanOfTransaction(core, transaction.id)
  return {
    ...data,
    original_amount: originalAmount,
    // Per cent a month at the bank of the loan, if there is one.
    interest: partners.find(({ slug }) => slug === loan?.partner)?.interest ?? null,
    // The number of instalments, as the published answer to new-loan has it.
    repayment_cycle: loan === undefined ? null : loan.tenor + (loan.down_payment_kobo > 0 ? 1 : 0),
  }
}

/** Queues the newest state again, under a new id. Returns the reason if nothing will be sent. */
export function queueNewest(core: Core, transaction: TransactionRow): string | undefined {
  if (transaction.status === 'declined') return 'There is no webhook for a declined transaction.'
  queueWebhook(core, transaction.id, transaction.status === 'new' ? 'initiated' : transaction.status)
  if (webhookUrl(core, transaction.account_id, transaction.environment) !== undefined) return undefined
  return `No webhook URL is set for ${transaction.environment.toUpperCase()}: nothing is sent.`
}

/** Queues the same webhook again for another 72 hours. Its id stays, and its attempts continue to count. */
export function requeue(core: Core, accountId: number, webhookId: string): void {
  const now = core.now()
  core.store.run(
    `UPDATE webhook SET state = 'queued', next_attempt_at = ?, retry_until = ?
     WHERE id = ? AND transaction_id IN (SELECT id FROM shop_transaction WHERE account_id = ?)`,
    now,
    now + RETRY_FOR_MS,
    webhookId,
    accountId,
  )
}
