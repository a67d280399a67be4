import { ownProperties } from '../../shared/own-properties.ts'
import { callBooleanHook, type Hook } from '../hooks.ts'
import { received } from '../fields.ts'
import { fetchTransaction, type TransactionLookup } from '../verify/fetch-transaction.ts'
import { unknown } from '../verify/call.ts'
import { check, checkTransaction, no, ownerNamed, statusCheck, usedOnce, yes } from '../verify/checks.ts'
import type { Expected } from '../verify/expected.ts'
import type { CallSettings } from '../verify/options.ts'
import { UNPROVEN } from '../verify/owner.ts'
import type { Check, Transaction, UnknownCode } from '../verify/result.ts'
import type { Unanswered } from '../verify/unanswered.ts'
import type { AttemptReport, AttemptState } from './result.ts'

/** An attempt, as read from Klump's answer. */
export interface Attempt {
  reference: string
  state: AttemptState
  checks: Check[]
  transaction: Transaction | undefined
  /** Why the state is unknown. */
  unanswered: Unanswered | undefined
}

export interface AttemptSettings extends CallSettings {
  /** Merchant references, newest first. */
  own: readonly string[]
  /** Klump's references, newest first. */
  klumps: readonly string[]
  /** Without it, only the owner and the status are checked. */
  expected: Expected | undefined
  isUsed: Hook | undefined
}

/** Failures of the connection or the key, not of one reference: the next request would fail too. */
const SAME_FOR_ALL: readonly UnknownCode[] = ['timeout', 'unreachable', 'key_refused', 'rate_limited']

/**
 * Asks Klump about each reference, one after the other and newest first, and checks each answer. Klump's own references come last: the
 * answers to the shop's references show whether such a transaction belongs to this order.
 */
export async function fetchAttempts(settings: AttemptSettings): Promise<Attempt[]> {
  const attempts: Attempt[] = []
  let broken: Unanswered | undefined
  const fetchOne = async (reference: string, check: (lookup: Lookup) => Attempt | Promise<Attempt>) => {
    const answer = broken ?? (await fetchTransaction(reference, settings))
    if (answer.kind === 'unknown' && SAME_FOR_ALL.includes(answer.code)) broken ??= answer
    attempts.push(
      answer.kind === 'unknown'
        ? unanswered(reference, answer)
        : await check({ reference, answer, settings }),
    )
  }
  for (const reference of settings.own) await fetchOne(reference, checkOwn)
  for (const reference of settings.klumps)
    if (!attempts.some(({ transaction }) => transaction?.reference === reference))
      await fetchOne(reference, (lookup) => checkKlumps(lookup, attempts))
  return attempts
}

interface Lookup {
  reference: string
  answer: Exclude<TransactionLookup, Unanswered>
  settings: AttemptSettings
}

/** Klump was asked by the order's own reference, so a missing merchant_reference is accepted. A different one is refused. */
async function checkOwn({ reference, answer, settings }: Lookup): Promise<Attempt> {
  if (answer.kind !== 'transaction') return withoutTransaction(reference, answer)
  const { merchantReference } = ownProperties(answer.transaction)
  const owner = check(
    'merchant-reference',
    (merchantReference ?? reference) === reference,
    'Klump answered to this order’s own merchant_reference.',
    'Klump answered about the transaction of another merchant_reference.',
  )
  return await checkAttempt(reference, answer, owner, settings)
}

/** The reference may come from a browser, so the answer must show that it belongs to this order. */
async function checkKlumps(
  { reference, answer, settings }: Lookup,
  attempts: readonly Attempt[],
): Promise<Attempt> {
  if (answer.kind !== 'transaction') return withoutTransaction(reference, answer)
  const { transaction } = answer
  const { merchantReference } = ownProperties(transaction)
  const named = ownerNamed(transaction)
  const isOurs = named !== undefined && settings.own.includes(named)
  // Klump found no transaction for an earlier reference, and may be unable to find this one by the shop's reference.
  const isOpen = merchantReference === undefined && attempts.some((one) => !one.transaction)
  if (!isOurs && isOpen && transaction.status === 'successful')
    return unanswered(reference, unknown('owner_unproven', UNPROVEN))
  const owner = check(
    'merchant-reference',
    isOurs && transaction.reference === reference,
    'The transaction was made for this order.',
    'Nothing shows that the transaction was made for this order: its merchant_reference is none of those expected.',
  )
  return await checkAttempt(reference, answer, owner, settings)
}

async function checkAttempt(
  reference: string,
  { transaction, kobo }: Extract<Lookup['answer'], { kind: 'transaction' }>,
  owner: Check,
  settings: AttemptSettings,
): Promise<Attempt> {
  const { expected, secretKey, isUsed } = settings
  const { reference: klumps } = transaction
  const answer = expected
    ? checkTransaction({ transaction, kobo, expected, secretKey, reference: klumps })
    : [statusCheck(transaction)]
  const checks = [
    yes('answer', 'Klump answered.'),
    yes('state', 'The state is success.'),
    owner,
    ...answer.filter(({ name }) => name !== 'same-reference'),
  ]
  if (isUsed && checks.every(({ ok }) => ok))
    checks.push(usedOnce(await callBooleanHook(() => isUsed(klumps), 'isUsed')))
  return { reference, state: stateOf(transaction, owner, checks), checks, transaction, unanswered: undefined }
}

function stateOf({ status }: Transaction, owner: Check, checks: readonly Check[]): AttemptState {
  if (!owner.ok) return 'refused'
  if (status === 'successful') return checks.every(({ ok }) => ok) ? 'successful' : 'refused'
  return status === 'new' || status === 'abandoned' ? status : 'other'
}

function withoutTransaction(
  reference: string,
  answer: Exclude<Lookup['answer'], { kind: 'transaction' }>,
): Attempt {
  const none = { reference, transaction: undefined, unanswered: undefined }
  if (answer.kind === 'no-such')
    return {
      ...none,
      state: 'not-begun',
      checks: [no('answer', 'Klump has no transaction of this reference.')],
    }
  const checks = [
    yes('answer', 'Klump answered.'),
    no('state', `The state is ${received(answer.given)}, not success.`),
  ]
  return { ...none, state: 'refused', checks }
}

const unanswered = (reference: string, why: Unanswered): Attempt => ({
  reference,
  state: 'unknown',
  checks: [no('answer', why.reason)],
  transaction: undefined,
  unanswered: why,
})

/** Klump publishes no list of its statuses. These clearly mean that no loan exists, or that the money was returned. */
const ENDED = /^(declined|rejected|failed|unsuccessful|cancell?ed|expired|refunded|reversed)$/i

/** Whether a lender may be deciding about a loan. Klump may have no transaction yet. */
export function mayBeDeciding(transaction: Transaction | undefined): boolean {
  const status = transaction?.status ?? 'new'
  return status !== 'successful' && status !== 'abandoned' && !ENDED.test(status)
}

export function reportOf({ reference, state, checks, transaction }: Attempt): AttemptReport {
  const reason = checks.find(({ ok }) => !ok)?.detail ?? 'Klump confirms the payment.'
  return { reference, state, reason, ...(transaction && { transaction }) }
}
