import type { Core } from '../core.ts'
import { transactionById, type TransactionStatus } from '../store/transactions.ts'
import { queueWebhook } from '../webhooks/queue.ts'

/** The allowed transitions. The shopper can resume an abandoned transaction, and it can still become successful. */
const NEXT: Readonly<Record<TransactionStatus, readonly TransactionStatus[]>> = {
  new: ['successful', 'declined', 'abandoned'],
  abandoned: ['new', 'successful', 'declined'],
  successful: [],
  // After a decline, the shopper may apply to another bank.
  declined: ['new'],
}

/**
 * Moves a transaction to another state, and queues the webhook that reports the change. Must run inside `atomically`, so that no
 * state is stored without its webhook. Does nothing when the transition is not allowed.
 */
export function moveTo(core: Core, transactionId: number, status: TransactionStatus): void {
  const before = transactionById(core, transactionId)
  if (!before || !NEXT[before.status].includes(status)) return
  core.store.run(
    'UPDATE shop_transaction SET status = ?, updated_at = ? WHERE id = ?',
    status,
    core.now(),
    transactionId,
  )
  if (status === 'successful' || status === 'abandoned') queueWebhook(core, transactionId, status)
}

/** Records the shopper's activity: restarts the time until abandonment, and reopens an abandoned transaction. */
export function keepActive(core: Core, transactionId: number): void {
  core.store.run('UPDATE shop_transaction SET active_at = ? WHERE id = ?', core.now(), transactionId)
  if (transactionById(core, transactionId)?.status === 'abandoned') moveTo(core, transactionId, 'new')
}
