import type { Bank } from '../model/bank.ts'
import { refine, object } from '../../validation/schema.ts'
import { readNumber } from '../model/decimal.ts'
import type { Client } from './client.ts'
import { anything, caught, flag, isNothing, label, transform, money, readableOf, text } from './read.ts'

/** More than these would hide the other banks. */
const MOST_CHARGES = 4
const LONGEST_CHARGE = 60

// An unreadable limit is ignored, and so is a limit of zero or less: the server decides.
const limit = caught(refine(money, 'more than nothing', (kobo) => kobo > 0))

// Only a percentage can be shown without a calculation. Any other charge is shown by its name.
const charge = transform(
  object({ name: text('the name of a charge'), value: anything, unit: anything }),
  ({ name, value, unit }) => {
    const percent = unit === '%' ? readNumber(value) : undefined
    return {
      name: name.slice(0, LONGEST_CHARGE),
      percent: percent === undefined || percent < 0 ? undefined : percent,
    }
  },
)

const bank = transform(
  object({
    name: text('the name of a bank'),
    slug: text('the slug of a bank'),
    logo: caught(text('an address')),
    is_active: flag('is_active'),
    interest: caught(label),
    min_loan_amount: limit,
    max_loan_amount: limit,
    extra_charges: caught(readableOf(charge)),
    config: anything,
    next_step: anything,
  }),
  ({
    name,
    is_active,
    min_loan_amount,
    max_loan_amount,
    extra_charges = [],
    config,
    next_step,
    ...rest
  }): Bank => ({
    ...rest,
    // Klump adds "(coming soon)" to the name. The screen shows it below the name, in the shopper's language.
    name: is_active ? name : name.replace(/ ?\(coming soon\)$/i, ''),
    isActive: is_active && !isNothing(next_step),
    smallest: min_loan_amount,
    largest: max_loan_amount,
    charges: extra_charges.slice(0, MOST_CHARGES),
    firstStep: { config, next_step },
  }),
)

// Of banks with the same slug, only the first is kept.
const answer = transform(object({ data: readableOf(bank) }), ({ data }) =>
  data.filter(({ slug }, index) => data.findIndex((other) => other.slug === slug) === index),
)

/** Every bank for an amount in naira, those that cannot be chosen included. Needs the public key only. */
export function banksFor(client: Client, naira: number, signal: AbortSignal): Promise<Bank[]> {
  const path = `/loans/partners?amount=${naira}`
  return client.call({ method: 'GET', path, sending: 'safe', withoutSession: true, answer, signal })
}
