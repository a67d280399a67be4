import { readFields, received } from '../fields.ts'
import { readNaira } from '../../shared/naira.ts'
import { readOwnReference } from '../reference.ts'
import { KlumpServerError } from '../server-error.ts'

/** The shop's validated expectations. The amount is in whole kobo. */
export interface Expected {
  readonly kobo: number
  readonly currency: 'NGN'
  readonly live: boolean
  readonly merchantReference: string | undefined
}

const NAMES = ['amount', 'currency', 'live', 'merchantReference'] as const

/** @throws KlumpServerError `invalid_options`: without expectations, any transaction would pay for an order */
export function readExpected(value: unknown): Expected {
  const given = readFields(value, 'expected', NAMES)
  const kobo = readNaira(given.amount)
  if (kobo === undefined || kobo === 0)
    throw wrong(
      'amount',
      'the order\'s total in naira, more than 0, at most two decimals (4100 or "4100.50")',
      given.amount,
    )
  if (given.currency !== undefined && given.currency !== 'NGN')
    throw wrong('currency', '"NGN"', given.currency)
  if (typeof given.live !== 'boolean') throw wrong('live', 'true (LIVE) or false (TEST)', given.live)
  return {
    kobo,
    currency: 'NGN',
    live: given.live,
    merchantReference:
      given.merchantReference === undefined
        ? undefined
        : readOwnReference(given.merchantReference, 'expected.merchantReference'),
  }
}

function wrong(name: string, expected: string, value: unknown): KlumpServerError {
  return new KlumpServerError(
    'invalid_options',
    `expected.${name}: expected ${expected}, got ${received(value)}.`,
  )
}
