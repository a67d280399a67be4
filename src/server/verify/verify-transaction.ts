import { callBooleanHook } from '../hooks.ts'
import { received } from '../fields.ts'
import { isKlumpReference } from '../reference.ts'
import { fetchTransaction } from './fetch-transaction.ts'
import { unknownVerdict, type Unanswered } from './unanswered.ts'
import { checkTransaction, no, usedOnce, yes } from './checks.ts'
import { contradiction } from './contradiction.ts'
import { checkOwner } from './owner.ts'
import { readSettings, type VerifyTransactionOptions } from './options.ts'
import type { Check, Transaction, Verification } from './result.ts'

/**
 * Asks Klump whether this reference pays for this order, and makes every check that a shop must make. It sends one GET request, or two
 * when the answer does not state the order. They change nothing, so the call may be repeated. For an order with several attempts,
 * use `verifyOrder`.
 *
 * ```ts
 * const { verdict, reason } = await verifyTransaction({
 *   reference: body.reference, // from the page
 *   secretKey: process.env.KLUMP_SECRET_KEY ?? '',
 *   expected: { amount: order.total, live: true, merchantReference: order.reference }, // from your own store
 *   isUsed: (reference) => orders.anotherIsPaidBy(reference, order.id),
 * })
 * if (verdict === 'paid') await orders.markPaidOnce(order.id, body.reference)
 * if (verdict === 'unknown') askAgainLater(order.id, reason) // not a refusal
 * ```
 *
 * @throws KlumpServerError (the promise rejects) for mistakes of the shop's own code or settings: no secret key, no
 * expected amount, a hook that failed. Never for what a shopper sent or Klump answered.
 */
export async function verifyTransaction(options: VerifyTransactionOptions): Promise<Verification> {
  const settings = readSettings(options)
  const { reference, secretKey, expected, isUsed, heard } = settings

  if (!isKlumpReference(reference))
    return decide([no('reference-shape', 'This is not a Klump reference (KLP-0000-000000-0000).')])
  const checks = [yes('reference-shape', 'It has the shape of a Klump reference.')]
  if (isUsed) {
    const used = await callBooleanHook(() => isUsed(reference), 'isUsed')
    checks.push(usedOnce(used))
    if (used) return decide(checks)
  }

  const found = await fetchTransaction(reference, settings)
  if (found.kind === 'unknown') return unknown(checks, found)
  if (found.kind === 'no-such')
    return heard ? unknown(checks, contradiction(undefined)) : decide([...checks, no('answer', NO_SUCH)])
  checks.push(yes('answer', 'Klump answered.'))
  if (found.kind === 'other-state') {
    if (heard) return unknown(checks, contradiction(found.given))
    return decide([...checks, no('state', `The state is ${received(found.given)}, not success.`)])
  }
  checks.push(yes('state', 'The state is success.'))
  const { transaction, kobo } = found
  checks.push(...checkTransaction({ transaction, kobo, reference, expected, secretKey }))
  if (heard && transaction.status !== 'successful') return unknown(checks, contradiction(transaction.status))

  const isOwnerKnown = checks.some(({ name }) => name === 'merchant-reference')
  if (expected.merchantReference !== undefined && !isOwnerKnown && checks.every(({ ok }) => ok)) {
    const checked = await checkOwner(expected.merchantReference, reference, settings)
    if (!checked.owner) return unknown(checks, checked.unanswered)
    checks.push(checked.owner)
  }
  return decide(checks, transaction)
}

const NO_SUCH =
  'Klump has no transaction with this reference under this key (HTTP 404). ' +
  'If it exists, it belongs to the other environment (TEST or LIVE) or to another account.'

/** The first failed check is the reason. `paid` requires a transaction, so that an early return can never mean paid. */
function decide(checks: Check[], transaction?: Transaction): Verification {
  const failed = checks.find((check) => !check.ok)
  if (transaction && !failed)
    return { verdict: 'paid', reason: 'Klump confirms the payment.', checks, transaction }
  const reason = failed?.detail ?? 'Nothing was confirmed.'
  return { verdict: 'not-paid', reason, checks, ...(transaction && { transaction }) }
}

function unknown(checks: Check[], unanswered: Unanswered): Verification {
  return { ...unknownVerdict(unanswered), checks: [...checks, no('answer', unanswered.reason)] }
}
