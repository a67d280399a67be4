import type { Bank } from '../model/bank.ts'
import { refine, object, optional } from '../../validation/schema.ts'
import type { Client } from './client.ts'
import { caught, flag, isNothing, label, transform, money, readableOf, text } from './read.ts'

const anything = optional<unknown>((given) => given)
// A limit that cannot be read is none, and a loan of nothing at most is no limit: the server has the last word.
const limit = caught(refine(money, 'more than nothing', (kobo) => kobo > 0))

const bank = transform(
  object({
    name: text('the name of a bank'),
    slug: text('the slug of a bank'),
    logo: caught(text('an address')),
    is_active: flag('is_active'),
    interest: caught(label),
    min_loan_amount: limit,
    max_loan_amount: limit,
    config: anything,
    next_step: anything,
  }),
  ({ name, is_active, min_loan_amount, max_loan_amount, config, next_step, ...rest }): Bank => ({
    ...rest,
    // Klump says it in the name as well; on the screen it stands below the name, in the shopper's language.
    name: is_active ? name : name.replace(/ ?\(coming soon\)$/i, ''),
    isActive: is_active && !isNothing(next_step),
    smallest: min_loan_amount,
    largest: max_loan_amount,
    opening: { config, next_step },
  }),
)

// Two of one name would be one to choose: the first.
const answer = transform(object({ data: readableOf(bank) }), ({ data }) =>
  data.filter(({ slug }, index) => data.findIndex((other) => other.slug === slug) === index),
)

/** Every bank for an amount in naira, those that cannot be chosen included. Needs the public key only. */
export function banksFor(client: Client, naira: number, signal: AbortSignal): Promise<Bank[]> {
  const path = `/loans/partners?amount=${naira}`
  return client.call({ method: 'GET', path, sending: 'safe', withoutSession: true, answer, signal })
}
