import * as z from 'zod/mini'
import { koboFromNaira, nairaFromKobo } from '../kobo.ts'
import type { Transaction } from './result.ts'

/** What Klump says about a transaction, with true types: the body is looked at once, here. */
export type Answer =
  | { state: 'success'; transaction: Transaction; kobo: Kobo }
  | { state: 'other'; said: string }
  /** `path` is where it stops making sense. */
  | { state: 'unreadable'; path: string }

/** Whole kobo, and the field of the answer they were in. */
export interface Kobo {
  readonly field: 'original_amount' | 'amount'
  readonly value: number
}

const text = z.string().check(z.maxLength(200))
const kobo = z.pipe(z.transform(koboFromNaira), z.int())

const envelope = z.object({ state: text })
const success = z.object({
  data: z.object({
    reference: text,
    status: text,
    currency: text,
    is_live: z.boolean(),
    amount: kobo,
    original_amount: z.nullish(kobo),
    // Shops give numbers, too, and may get them back.
    merchant_reference: z.nullish(z.union([text, z.pipe(z.int(), z.transform(String))])),
    meta_data: z.optional(z.unknown()),
  }),
})

export function readAnswer(body: unknown): Answer {
  const outer = envelope.safeParse(body)
  if (!outer.success) return unreadable(outer.error)
  if (outer.data.state !== 'success') return { state: 'other', said: outer.data.state }
  const inner = success.safeParse(body)
  if (!inner.success) return unreadable(inner.error)
  const { data } = inner.data
  return {
    state: 'success',
    kobo:
      data.original_amount == null
        ? { field: 'amount', value: data.amount }
        : { field: 'original_amount', value: data.original_amount },
    transaction: {
      reference: data.reference,
      status: data.status,
      currency: data.currency,
      live: data.is_live,
      amount: nairaFromKobo(data.amount),
      ...(data.original_amount != null && { originalAmount: nairaFromKobo(data.original_amount) }),
      ...(data.merchant_reference != null && { merchantReference: data.merchant_reference }),
      metaData: data.meta_data,
    },
  }
}

function unreadable(error: z.core.$ZodError): Answer {
  const path = error.issues[0]?.path.join('.')
  return { state: 'unreadable', path: path || 'the body' }
}
