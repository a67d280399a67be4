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
 * Every question a shop has to ask about a transaction before it may deliver. Pure: the answer in, the checks out.
 * All of them are asked even when one fails, so that whoever reads the list sees the whole picture.
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

/** `new` is what every transaction starts as, also one whose shopper left at the first screen. It is not a payment. */
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
 * Without this, a shopper who paid for a cheap order could hand in its reference for another one. Answers were seen that name no
 * merchant_reference: then there is no check yet, and Klump has to be asked about the own reference.
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

/** What shops write into `meta_data` beside the order, because it always comes back. A text, or a number as text. */
export function ownerInMeta({ metaData }: Transaction): string | undefined {
  if (typeof metaData !== 'object' || metaData === null) return undefined
  const named = ownProperties(metaData as Record<string, unknown>)['merchant_reference']
  return typeof named === 'string' || Number.isSafeInteger(named) ? String(named) : undefined
}

/**
 * "At least", because `amount` may hold the interest as well; a strict equality refuses genuine payments.
 * `original_amount` is the basket alone and wins where Klump gives it.
 */
function amountCheck({ kobo, expected }: Question): Check {
  const [is, order] = [nairaText(kobo.value), nairaText(expected.kobo)]
  return check(
    'amount',
    kobo.value >= expected.kobo,
    `NGN ${is} (${kobo.field}) covers the order's NGN ${order}.`,
    `NGN ${is} (${kobo.field}) is less than the order's NGN ${order}.`,
  )
}
