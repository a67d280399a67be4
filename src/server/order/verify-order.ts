import { ownerNamed } from '../verify/checks.ts'
import { contradiction } from '../verify/contradiction.ts'
import { unknownVerdict, type Unanswered } from '../verify/unanswered.ts'
import { fetchAttempts, mayBeDeciding, reportOf, type Attempt } from './fetch-attempts.ts'
import { readOrderSettings, type OrderSettings, type VerifyOrderOptions } from './options.ts'
import type { OrderVerification } from './result.ts'

/**
 * Asks Klump whether an order is paid, by every reference that was ever made for it, and detects when it was paid twice. It sends GET
 * requests, one after the other. They change nothing, so the call may be repeated. It needs nothing from a browser.
 *
 * ```ts
 * const { verdict, transaction, paidTwice, loanAskedFor } = await verifyOrder({
 *   references: order.references, // all that your server made for it, oldest first
 *   reported: body.reference, // what the page handed over, if it did
 *   secretKey: process.env.KLUMP_SECRET_KEY ?? '',
 *   expected: { amount: order.total, live: true },
 *   isUsed: (reference) => orders.anotherIsPaidBy(reference, order.id),
 * })
 * if (verdict === 'paid') await orders.markPaidOnce(order.id, transaction.reference)
 * if (paidTwice) await tellSomebody(order.id) // the shopper has two loans
 * if (loanAskedFor) await orders.loanAsked(loanAskedFor) // for nextAttempt
 * ```
 *
 * @throws KlumpServerError (the promise rejects) for mistakes of the shop's own code or settings. Never for what a shopper
 * sent or Klump answered.
 */
export async function verifyOrder(options: VerifyOrderOptions): Promise<OrderVerification> {
  const settings = readOrderSettings(options)
  const attempts = await fetchAttempts(settings)
  const decided = decide(attempts, settings.heard)
  const loanAskedFor = decided.verdict === 'paid' ? undefined : reportedAttempt(attempts, settings)
  return {
    ...decided,
    ...(isPaidTwice(attempts) && { paidTwice: true }),
    ...(loanAskedFor !== undefined && { loanAskedFor }),
  }
}

/**
 * The order's own reference that the page reported, or to which the reported transaction belongs, while a lender may be deciding. Where no
 * answer shows to which one it belongs, it is the newest reference without a known transaction. A false report delays only the shopper who
 * sends it.
 */
function reportedAttempt(
  attempts: readonly Attempt[],
  { own, reported }: Pick<OrderSettings, 'own' | 'reported'>,
): string | undefined {
  const found = attempts.find(
    ({ reference, transaction = { reference } }) =>
      reported === reference || reported === transaction.reference,
  )
  if (!found || !mayBeDeciding(found.transaction)) return undefined
  if (own.includes(found.reference)) return found.reference
  if (found.state === 'not-begun') return undefined
  const named = found.transaction && ownerNamed(found.transaction)
  if (named !== undefined) return own.includes(named) ? named : undefined
  return attempts.find(({ reference, transaction }) => own.includes(reference) && !transaction)?.reference
}

function decide(attempts: readonly Attempt[], heard: 'successful' | undefined): OrderVerification {
  const all = { attempts: attempts.map(reportOf) }
  const paid = attempts.find(({ state }) => state === 'successful')
  if (paid?.transaction)
    return {
      verdict: 'paid',
      reason: 'Klump confirms the payment.',
      checks: paid.checks,
      transaction: paid.transaction,
      ...all,
    }
  // First a loan that fails a check, such as its amount: its reason must not be hidden by that of a newer attempt.
  const decisive = attempts.find(isLoan) ?? attempts.find(({ state }) => state !== 'not-begun') ?? attempts[0]
  const checks = decisive?.checks ?? []
  const open = attempts.find(({ unanswered }) => unanswered)?.unanswered ?? contradicted(attempts, heard)
  if (open) return { ...unknownVerdict(open), checks, ...all }
  const isBegun = attempts.some(({ state }) => state !== 'not-begun')
  return {
    verdict: 'not-paid',
    reason: isBegun && decisive ? reportOf(decisive).reason : NOT_BEGUN,
    checks,
    ...(decisive?.transaction && { transaction: decisive.transaction }),
    ...all,
  }
}

const NOT_BEGUN =
  'Klump has no transaction of this order (HTTP 404): nobody began to pay it, or it is of the other environment (TEST or LIVE) or account.'

function contradicted(attempts: readonly Attempt[], heard: 'successful' | undefined): Unanswered | undefined {
  if (!heard || attempts.some(({ transaction }) => transaction?.status === 'successful')) return undefined
  return contradiction(attempts.find(({ transaction }) => transaction)?.transaction?.status)
}

/** Decides by Klump's status, not by the amount: a second loan of the wrong amount is a second loan. One of another order is not. */
function isPaidTwice(attempts: readonly Attempt[]): boolean {
  return new Set(attempts.filter(isLoan).map(({ transaction }) => transaction?.reference)).size > 1
}

function isLoan({ transaction, checks }: Attempt): boolean {
  const isOurs = checks.every(
    ({ name, ok }) => ok || (name !== 'merchant-reference' && name !== 'environment' && name !== 'used-once'),
  )
  return transaction?.status === 'successful' && isOurs
}
