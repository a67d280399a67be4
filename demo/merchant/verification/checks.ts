import type { Transaction } from './answer.ts'
import { nairaText } from './kobo.ts'
import type { Check, Expected } from './types.ts'

/**
 * Every question a shop has to ask about a transaction before it may deliver. Pure: the answer in, the checks out.
 * All of them are asked even when one fails, so that whoever reads the list sees the whole picture.
 */
export function checkTransaction(transaction: Transaction, reference: string, expected: Expected): Check[] {
  return [
    statusCheck(transaction),
    check(
      'same reference',
      transaction.reference === reference,
      'Klump answered about the reference that was asked for.',
      'Klump answered about a different reference.',
    ),
    check(
      'currency',
      transaction.currency === 'NGN',
      'The currency is NGN.',
      `The currency is ${transaction.currency}, expected NGN.`,
    ),
    environmentCheck(transaction, expected),
    ownerCheck(transaction, expected),
    amountCheck(transaction, expected),
  ]
}

function check(name: string, ok: boolean, yes: string, no: string): Check {
  return { name, ok, detail: ok ? yes : no }
}

/** `new` is what every transaction starts as, also one whose shopper left at the first screen. It is not a payment. */
function statusCheck({ status }: Transaction): Check {
  return check(
    'status',
    status === 'successful',
    'Klump reports the status successful.',
    `The status is ${status}, not successful: it has not been paid.`,
  )
}

function environmentCheck({ live }: Transaction, expected: Expected): Check {
  const [is, other] = live ? ['LIVE', 'TEST'] : ['TEST', 'LIVE']
  return check(
    'environment',
    live === expected.live,
    `The transaction is a ${is} one, as expected.`,
    `The transaction is a ${is} one, expected ${other}.`,
  )
}

/**
 * Without this, a shopper who paid for a cheap order could hand in its reference for another one.
 * The shop always sends a merchant_reference, so an answer without one is not about this order either.
 */
function ownerCheck({ merchantReference }: Transaction, expected: Expected): Check {
  return check(
    'merchant reference',
    merchantReference === expected.merchantReference,
    'The transaction was made for this order.',
    merchantReference === undefined
      ? 'The transaction names no merchant_reference, so it was not made for this order.'
      : 'The transaction was made for another order.',
  )
}

/**
 * "At least", because `amount` may hold the interest as well; a strict equality refuses genuine payments.
 * `original_amount` is the basket alone and wins where Klump gives it.
 */
function amountCheck({ amount, originalAmount }: Transaction, expected: Expected): Check {
  const field = originalAmount === undefined ? 'amount' : 'original_amount'
  const kobo = originalAmount ?? amount
  const order = nairaText(expected.totalKobo)
  return check(
    'amount',
    kobo >= expected.totalKobo,
    `${nairaText(kobo)} (${field}) covers the order’s ${order}.`,
    `${nairaText(kobo)} (${field}) is less than the order’s ${order}.`,
  )
}
