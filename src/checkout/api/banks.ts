import * as z from 'zod/mini'
import type { Kobo } from '../money/kobo.ts'
import type { Client } from './client.ts'
import { field, type Field } from './field.ts'
import { listOf, maybe, money } from './read.ts'
import { step, type Step } from './step.ts'

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
  /** What has to be chosen beside it before its first step: the bank that stands behind a lender. */
  readonly extraFields: readonly Field[]
  /** Where choosing this bank leads; a bank that is not active may have none. */
  readonly step?: Step | undefined
}

const bank = z.pipe(
  z.object({
    name: z.string('expected the name of a bank'),
    slug: z.string('expected the slug of a bank'),
    logo: maybe(z.string()),
    is_active: z.boolean('expected is_active'),
    interest: maybe(z.union([z.string(), z.number()])),
    min_loan_amount: maybe(money),
    max_loan_amount: maybe(money),
    // One lender's second list must not take all the others away, and an empty object may be written `[]`.
    config: z.catch(maybe(z.object({ extra_form_fields: listOf(field) })), undefined),
    next_step: maybe(step),
  }),
  z.transform(
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
      isActive: is_active && next_step !== undefined,
      interest: interest === undefined ? undefined : String(interest),
      smallest: min_loan_amount,
      largest: max_loan_amount,
      extraFields: config?.extra_form_fields ?? [],
      step: next_step,
    }),
  ),
)

const answer = z.pipe(
  z.object({ data: listOf(bank) }),
  z.transform(({ data }) => data),
)

/** Every bank for an amount in naira, those that cannot be chosen included. Needs the public key only. */
export function banksFor(client: Client, naira: number, signal: AbortSignal): Promise<Bank[]> {
  return client.call({ method: 'GET', path: `/loans/partners?amount=${naira}`, answer, signal })
}
