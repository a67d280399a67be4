import * as z from 'zod/mini'
import { koboFromNaira } from './kobo.ts'

/** What Klump says about a transaction, with true types: the body is looked at once, here. */
export type Answer =
  { state: 'success'; transaction: Transaction } | { state: 'other'; said: string } | { state: 'unreadable' }

export interface Transaction {
  reference: string
  status: string
  currency: string
  live: boolean
  /** Whole kobo. In many answers this is what the shopper repays in all, interest included, and not the basket. */
  amount: number
  /** Whole kobo of the basket, in the answers that have it. */
  originalAmount: number | undefined
  merchantReference: string | undefined
}

const decimal = z.union([z.string(), z.pipe(z.number(), z.transform(String))])
const text = z.string().check(z.maxLength(200))

const envelope = z.object({ state: text })
const success = z.object({
  data: z.object({
    reference: text,
    status: text,
    currency: text,
    is_live: z.boolean(),
    amount: decimal,
    original_amount: z.nullish(decimal),
    merchant_reference: z.nullish(text),
  }),
})

export function readAnswer(body: unknown): Answer {
  const outer = envelope.safeParse(body)
  if (!outer.success) return { state: 'unreadable' }
  if (outer.data.state !== 'success') return { state: 'other', said: outer.data.state }
  const inner = success.safeParse(body)
  if (!inner.success) return { state: 'unreadable' }
  const { data } = inner.data
  const amount = koboFromNaira(data.amount)
  const originalAmount = koboFromNaira(data.original_amount ?? data.amount)
  if (amount === undefined || originalAmount === undefined) return { state: 'unreadable' }
  return {
    state: 'success',
    transaction: {
      reference: data.reference,
      status: data.status,
      currency: data.currency,
      live: data.is_live,
      amount,
      originalAmount: data.original_amount == null ? undefined : originalAmount,
      merchantReference: data.merchant_reference ?? undefined,
    },
  }
}
