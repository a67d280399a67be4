import { object, optional, value } from '../../validation/shape.ts'
import { fromNaira, type Kobo } from '../money/kobo.ts'
import type { Client } from './client.ts'
import { flag, isNothing, listOf, maybe, reading, text } from './reading.ts'

/** A lender the shopper can choose; Klump's API calls it a partner. */
export interface Bank {
  readonly name: string
  readonly slug: string
  readonly logo?: string | undefined
  /** False: listed as coming soon. */
  readonly isActive: boolean
  /** Per cent a month, as given. */
  readonly interest?: string | undefined
  readonly smallest?: Kobo | undefined
  readonly largest?: Kobo | undefined
  /** Where choosing it leads, as it stands on the wire: read when it is chosen (opening.ts). */
  readonly opening: Opening
}

export interface Opening {
  readonly config: unknown
  readonly next_step: unknown
}

const anything = optional<unknown>((given) => given)
const naira = value<Kobo>('an amount in naira', (given) => given !== undefined, fromNaira)

const bank = object({
  name: text('the name of a bank'),
  slug: text('the slug of a bank'),
  logo: maybe(text('an address')),
  is_active: flag('is_active'),
  interest: maybe(
    value<string | number>('a rate', (given) => typeof given === 'string' || typeof given === 'number'),
  ),
  min_loan_amount: maybe(naira),
  max_loan_amount: maybe(naira),
  config: anything,
  next_step: anything,
})

const answer = reading(object({ data: listOf(bank) }), ({ data }) =>
  data.map(
    ({
      name,
      slug,
      logo,
      is_active,
      interest,
      min_loan_amount,
      max_loan_amount,
      config,
      next_step,
    }): Bank => ({
      name,
      slug,
      logo,
      isActive: is_active && !isNothing(next_step),
      interest: interest === undefined ? undefined : String(interest),
      smallest: min_loan_amount,
      largest: max_loan_amount,
      opening: { config, next_step },
    }),
  ),
)

/** Every bank for an amount in naira, those that cannot be chosen included. Needs the public key only. */
export function banksFor(client: Client, naira: number, signal: AbortSignal): Promise<Bank[]> {
  return client.call({ method: 'GET', path: `/loans/partners?amount=${naira}`, answer, signal })
}
