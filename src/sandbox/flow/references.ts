import { assumed } from '../assumed.ts'
import type { Core } from '../core.ts'
import { Refusal } from '../refusal.ts'
import type { TransactionRow } from '../store/transactions.ts'
import { claimReference } from '../store/used-references.ts'

/** The published message for a merchant_reference that another transaction has used. */
export const USED_REFERENCE = 'Merchant reference must be unique for transaction.'

/** Refuses another lender after a decline, where a decline ends the transaction. @throws Refusal 409 */
export function checkNotOver(core: Core, { status }: TransactionRow): void {
  const isOver =
    status === 'declined' && assumed('after a decline', core.behaviour().afterDecline) === 'fresh-transaction'
  if (isOver) throw new Refusal(409, USED_REFERENCE)
}

/**
 * Called at `initiate` and at the choice of a lender: at one of these points the transaction's merchant_reference is used up. The setting
 * `usedUpAt` selects the point; with kind references it is always `initiate`.
 * @throws Refusal 409 when another transaction has used up the reference
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
