import { Hono } from 'hono'
import type { Core } from '../core.ts'
import { Refusal } from '../refusal.ts'
import { transactionByReference, type Owner, type TransactionRow } from '../store/transactions.ts'
import { transactionByMerchantReference } from '../store/used-references.ts'
import { sweep } from '../time/sweep.ts'
import { queueNewest } from '../webhooks/queue.ts'
import { toFullWireTransaction, toWireTransaction } from '../wire/transaction.ts'
import { withSecretKey, type ServerCall } from './secret-call.ts'

/** The calls of the shop's server, with its secret key. */
export function serverRoutes(core: Core): Hono<ServerCall> {
  const routes = new Hono<ServerCall>()
  routes.get('/transactions/:reference/verify', withSecretKey(core), (c) =>
    c.json(core.store.atomically(() => verify(core, c.get('key'), c.req.param('reference')))),
  )
  routes.get('/transactions/:reference/resend-webhook', withSecretKey(core), (c) =>
    c.json(core.store.atomically(() => resend(core, c.get('key'), c.req.param('reference')))),
  )
  return routes
}

/** The verification response for a transaction as it is now. @throws Refusal 404 */
export function verify(core: Core, owner: Owner, reference: string) {
  return { state: 'success', data: toWireTransaction(core, find(core, owner, reference)) }
}

/** Sends the newest state again. When nothing can be sent, the response states why. @throws Refusal 404 */
function resend(core: Core, owner: Owner, reference: string) {
  const transaction = find(core, owner, reference)
  const message = queueNewest(core, transaction)
  return { state: 'success', ...(message && { message }), data: toFullWireTransaction(core, transaction) }
}

/**
 * Finds a transaction by Klump's reference, or by the shop's reference that it used up. Unknown references and those of another
 * account or environment get the same answer. Due bank decisions are applied first.
 */
function find(core: Core, owner: Owner, reference: string): TransactionRow {
  sweep(core)
  // Klump's reference comes first, because a page can send any shop reference, also one equal to another transaction's.
  const found =
    transactionByReference(core, owner, reference) ?? transactionByMerchantReference(core, owner, reference)
  if (!found) throw new Refusal(404, 'There is no transaction with this reference.')
  return found
}
