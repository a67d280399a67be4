import { assumed } from '../assumed.ts'
import type { Core } from '../core.ts'
import { Refusal } from '../refusal.ts'
import type { TransactionRow } from '../store/transactions.ts'
import { claimReference } from '../store/used-references.ts'

/** The public words for a merchant_reference that another transaction has used. */
export const USED_REFERENCE = 'Merchant reference must be unique for transaction.'

/** Where a decline ends a transaction, no lender is asked in it any more. @throws Refusal 409 */
export function checkNotOver(core: Core, { status }: TransactionRow): void {
  const isOver =
    status === 'declined' && assumed('after a decline', core.behaviour().afterDecline) === 'fresh-transaction'
  if (isOver) throw new Refusal(409, USED_REFERENCE)
}

/**
 * The transaction has come to a point at which its merchant_reference may be used up. It is at `initiate` or at the choice of a
 * lender, as the sandbox is told; where references are kind, at `initiate`.
 * @throws Refusal 409 when another transaction was first
 */
export function claimReferenceAt(
  point: 'initiate' | 'lender',
  core: Core,
  transaction: TransactionRow,
): void {
  const { references, usedUpAt } = core.behaviour()
  const isEarly = point === 'initiate' && references === 'strict' && usedUpAt === 'lender'
  if (!isEarly && !assumed('used up at', claimReference(core, transaction)))
    throw new Refusal(409, USED_REFERENCE)
}
