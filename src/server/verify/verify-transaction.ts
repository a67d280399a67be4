import { ownProperties } from '../../shared/own-properties.ts'
import { askHook } from '../ask-hook.ts'
import { received } from '../fields.ts'
import { isKlumpReference } from '../reference.ts'
import { readAnswer } from './answer.ts'
import { askKlump } from './ask.ts'
import { type Unanswered } from './unanswered.ts'
import { check, checkTransaction } from './checks.ts'
import { readSettings, type VerifyTransactionOptions } from './options.ts'
import type { Check, CheckName, Transaction, Verification } from './result.ts'

/**
 * Asks Klump whether this reference pays for this order, and makes every check that a shop has to make. One GET; it changes
 * nothing, so it may be repeated.
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
  const { reference, secretKey, expected, isUsed } = settings

  if (!isKlumpReference(reference))
    return decide([no('reference-shape', 'This is not a Klump reference (KLP-0000-000000-0000).')])
  const checks = [yes('reference-shape', 'It has the shape of a Klump reference.')]
  if (isUsed) {
    const used = await askHook(isUsed, 'isUsed', reference)
    checks.push(
      check('used-once', !used, 'No other order used this reference.', 'Another order used this reference.'),
    )
    if (used) return decide(checks)
  }

  const asked = await askKlump(reference, settings)
  if (asked.kind === 'unknown') return unknown(checks, asked)
  if (asked.kind === 'no-such') return decide([...checks, no('answer', NO_SUCH)])

  const answer = readAnswer(asked.body)
  if (answer.state === 'unreadable') {
    const reason = `Klump’s answer does not make sense (at ${answer.path}).`
    return unknown(checks, { kind: 'unknown', code: 'bad_answer', reason })
  }
  checks.push(yes('answer', 'Klump answered.'))
  if (answer.state === 'other')
    return decide([...checks, no('state', `The state is ${received(answer.said)}, not success.`)])
  checks.push(yes('state', 'The state is success.'))
  const { transaction, kobo } = answer
  checks.push(...checkTransaction({ transaction, kobo, reference, expected, secretKey }))
  return decide(checks, transaction)
}

const NO_SUCH =
  'Klump knows no transaction with this reference under this key (HTTP 404). ' +
  'If it exists, it belongs to the other environment (TEST or LIVE) or to another account.'

const yes = (name: CheckName, detail: string): Check => ({ name, ok: true, detail })
const no = (name: CheckName, detail: string): Check => ({ name, ok: false, detail })

/** The first check that failed is the reason. Paid takes a transaction, so that nothing can be paid by leaving early. */
function decide(checks: Check[], transaction?: Transaction): Verification {
  const failed = checks.find((check) => !check.ok)
  if (transaction && !failed)
    return { verdict: 'paid', reason: 'Klump confirms the payment.', checks, transaction }
  const reason = failed?.detail ?? 'Nothing was confirmed.'
  return { verdict: 'not-paid', reason, checks, ...(transaction && { transaction }) }
}

function unknown(checks: Check[], unanswered: Unanswered): Verification {
  const { code, reason, retryAfterSeconds } = ownProperties(unanswered)
  return {
    verdict: 'unknown',
    code,
    reason,
    checks: [...checks, no('answer', reason)],
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  }
}
