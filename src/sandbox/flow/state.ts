import type { Core } from '../core.ts'
import { transactionById, type TransactionStatus } from '../store/transactions.ts'
import { queueWebhook } from '../webhooks/queue.ts'

/** Where a transaction can go from where it is. Who was abandoned can come back, and can still become successful. */
const NEXT: Readonly<Record<TransactionStatus, readonly TransactionStatus[]>> = {
  new: ['successful', 'declined', 'abandoned'],
  abandoned: ['new', 'successful', 'declined'],
  successful: [],
  // Another bank may be asked where one said no.
  declined: ['new'],
}

/**
 * Moves a transaction on, and queues the webhook that tells of it. Has to run inside `atomically`, so that the state is
 * never without its webhook. Does nothing where the state cannot be reached.
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

/** The shopper is there: the wait for abandonment begins anew, and who was given up is back. */
export function keepActive(core: Core, transactionId: number): void {
  core.store.run('UPDATE shop_transaction SET active_at = ? WHERE id = ?', core.now(), transactionId)
  if (transactionById(core, transactionId)?.status === 'abandoned') moveTo(core, transactionId, 'new')
}
