import { ownProperties } from '../../shared/own-properties.ts'
import { received } from '../fields.ts'
import { nairaText } from '../../shared/naira.ts'
import { isTestKey } from '../secret-key.ts'
import type { Kobo } from './answer.ts'
import type { Expected } from './expected.ts'
import type { Check, CheckName, Transaction } from './result.ts'

interface Question {
  transaction: Transaction
  kobo: Kobo
  reference: string
  expected: Expected
  secretKey: string
}

/**
 * All checks that a shop must make before it may deliver. Pure: takes the answer, returns the checks. Every check runs even when one
 * fails, so that the list is complete.
 */
export function checkTransaction(question: Question): Check[] {
  const { transaction, reference, expected } = question
  return [
    statusCheck(transaction),
    check(
      'same-reference',
      transaction.reference === reference,
      'Klump answered about the reference that was asked for.',
      'Klump answered about a different reference.',
    ),
    check(
      'currency',
      transaction.currency === expected.currency,
      `The currency is ${expected.currency}.`,
      `The currency is ${received(transaction.currency)}, expected ${expected.currency}.`,
    ),
    environmentCheck(question),
    ...ownerCheck(transaction, expected),
    amountCheck(question),
  ]
}

export function check(name: CheckName, ok: boolean, yes: string, no: string): Check {
  return { name, ok, detail: ok ? yes : no }
}

export const yes = (name: CheckName, detail: string): Check => ({ name, ok: true, detail })
export const no = (name: CheckName, detail: string): Check => ({ name, ok: false, detail })

export function usedOnce(used: boolean): Check {
  return check(
    'used-once',
    !used,
    'No other order used this reference.',
    'Another order used this reference.',
  )
}

/** Every transaction starts as `new`, also one whose shopper left at the first screen. `new` is not a payment. */
export function statusCheck({ status }: Transaction): Check {
  return check(
    'status',
    status === 'successful',
    'The status is successful.',
    `The status is ${received(status)}, not successful: it is not paid now, and may still become so.`,
  )
}

function environmentCheck({ transaction, expected, secretKey }: Question): Check {
  const [is, other] = transaction.live ? ['LIVE', 'TEST'] : ['TEST', 'LIVE']
  const hint = expected.live && isTestKey(secretKey) ? ' The secret key is a TEST key, too.' : ''
  return check(
    'environment',
    transaction.live === expected.live,
    `The transaction is a ${is} one, as expected.`,
    `The transaction is a ${is} one, expected ${other}.${hint}`,
  )
}

/**
 * Without this check, a shopper who paid for a cheap order could hand in its reference for another order. Some answers name no
 * merchant_reference: then there is no check here, and Klump must be asked about the shop's own reference.
 */
function ownerCheck(transaction: Transaction, { merchantReference: own }: Expected): Check[] {
  const { merchantReference } = ownProperties(transaction)
  if (own === undefined || (merchantReference === undefined && ownerInMeta(transaction) !== own)) return []
  return [
    check(
      'merchant-reference',
      (merchantReference ?? own) === own,
      'The transaction was made for this order.',
      'The transaction was made for another order: its merchant_reference is not the expected one.',
    ),
  ]
}

/** The merchant_reference for which the answer says that the transaction was made. */
export function ownerNamed(transaction: Transaction): string | undefined {
  return ownProperties(transaction).merchantReference ?? ownerInMeta(transaction)
}

/** The merchant_reference that shops also write into `meta_data`, because it always comes back. A text, or a number as text. */
function ownerInMeta({ metaData }: Transaction): string | undefined {
  if (typeof metaData !== 'object' || metaData === null) return undefined
  const named = ownProperties(metaData as Record<string, unknown>)['merchant_reference']
  return typeof named === 'string' || Number.isSafeInteger(named) ? String(named) : undefined
}

const MAY_LACK =
  ' Klump’s answer has no original_amount. At a bank, amount may lack the down payment: look it up in the dashboard.'

/**
 * Checks for "at least", because `amount` may include the interest; strict equality would refuse genuine payments. `original_amount` is
 * the basket alone and takes precedence where Klump sends it.
 */
function amountCheck({ kobo, expected }: Question): Check {
  const [is, order] = [nairaText(kobo.value), nairaText(expected.kobo)]
  return check(
    'amount',
    kobo.value >= expected.kobo,
    `NGN ${is} (${kobo.field}) covers the order's NGN ${order}.`,
    `NGN ${is} (${kobo.field}) is less than the order's NGN ${order}.${kobo.field === 'amount' ? MAY_LACK : ''}`,
  )
}
