import type { Core } from '../core.ts'
import { decideNow } from '../flow/decision.ts'
import { claimReferenceAt } from '../flow/references.ts'
import { moveTo } from '../flow/state.ts'
import { Refusal } from '../refusal.ts'
import { insertLoan, loanOfTransaction, type LoanRow } from '../store/loans.ts'
import { insertTransaction } from '../store/orders.ts'
import { transactionById, type Owner, type TransactionRow } from '../store/transactions.ts'
import { queueWebhook } from '../webhooks/queue.ts'
import type { Order } from '../wire/order.ts'

/** `pending`: a loan was requested and the lender has not decided; until then, verification reports `new`. */
export const STATES = ['new', 'pending', 'successful', 'declined', 'abandoned'] as const
export type MadeState = (typeof STATES)[number]

/** Creates a transaction with the webhooks that lead to this state. @throws Refusal 409 for a used reference */
export function makeTransaction(
  core: Core,
  owner: Owner,
  order: Order,
  { state, totalKobo }: { readonly state: MadeState; readonly totalKobo: number },
): TransactionRow {
  const transaction = insertTransaction(core, owner, order)
  claimReferenceAt('initiate', core, transaction)
  queueWebhook(core, transaction.id, 'initiated')
  return bringTo(core, transaction, state, totalKobo)
}

/** Moves a transaction to another state. @throws Refusal 409 when its present state does not allow the transition */
export function bringTo(
  core: Core,
  transaction: TransactionRow,
  state: MadeState,
  totalKobo = transaction.amount_kobo,
): TransactionRow {
  const before = stateOf(core, transaction)
  if (before === state) return transaction
  if (state === 'pending' || state === 'successful' || state === 'declined') {
    claimReferenceAt('lender', core, transaction)
    const loan = loanOfTransaction(core, transaction.id) ?? addLoan(core, transaction, totalKobo)
    if (state !== 'pending') decideNow(core, loan, state === 'successful' ? 'approved' : 'declined')
  } else moveTo(core, transaction.id, state)
  const moved = transactionById(core, transaction.id) ?? transaction
  if (stateOf(core, moved) !== state)
    throw new Refusal(409, `status: a transaction that is ${before} does not become ${state}.`)
  return moved
}

function stateOf(core: Core, { id, status }: TransactionRow): MadeState {
  return status === 'new' && loanOfTransaction(core, id)?.status === 'new' ? 'pending' : status
}

/** A loan of Klump's own in four payments, pending until `decideNow` is called. */
function addLoan(core: Core, transaction: TransactionRow, totalKobo: number): LoanRow {
  const monthlyKobo = Math.floor(totalKobo / 4)
  return insertLoan(core, {
    transactionId: transaction.id,
    partner: 'klump',
    outcome: 'pending',
    plan: { tenor: 3, totalKobo, monthlyKobo, downPaymentKobo: totalKobo - 3 * monthlyKobo },
    nextRepaymentDate: new Date(core.now()).toISOString().slice(0, 10),
    confirmedAt: 'checkout',
  })
}
