import * as z from 'zod/mini'
import type { Order } from '../../validation/order.ts'
import type { Client } from './client.ts'
import type { Loan } from './loan.ts'
import { maybe, reference } from './read.ts'
import { step } from './step.ts'

export interface Contact {
  readonly email: string
  readonly phone: string
}

/** The transaction that the server holds for this order. The token stays in the client. */
export interface Session {
  /** The shop's name, as Klump knows it. */
  readonly merchant: string
  readonly isLive: boolean
  /** `KLP-...`; [?] Klump's own answer may lack it until the loan is asked for. */
  readonly reference?: string | undefined
  /** A loan was asked for already for this order, by this shopper: it is gone on with, and no second one is asked for. */
  readonly held?: { readonly loan: Loan; readonly partner: string } | undefined
}

const answer = z.pipe(
  z.object({
    merchant: maybe(z.string()),
    is_live: z.boolean('expected is_live'),
    reference,
  }),
  z.transform(({ merchant, is_live, reference }): Session => ({
    merchant: merchant ?? '',
    isLive: is_live,
    reference,
  })),
)

// What a 409 may carry beside its message: which loan there is, and where to ask how it stands.
const held = z.pipe(
  z.object({
    merchant: maybe(z.string()),
    is_live: z.boolean(),
    reference,
    partner: z.string(),
    next_step: step.check(z.refine(({ face }) => face === 'deciding' || face === 'at-bank')),
  }),
  z.transform(({ merchant, is_live, reference, partner, next_step }): Session => ({
    merchant: merchant ?? '',
    isLive: is_live,
    reference,
    held: { partner, loan: { reference, next: next_step } },
  })),
)

/** Makes the transaction, or takes an untouched one of the same merchant reference up again. */
export function initiate(
  client: Client,
  publicKey: string,
  order: Order,
  { email, phone }: Contact,
  signal: AbortSignal,
): Promise<Session> {
  const { amount, currency, shipping_fee, discount, tax, merchant_reference, shipping_data } = order
  const body = {
    amount,
    currency,
    klump_public_key: publicKey,
    meta_data: order.meta_data ?? {},
    email,
    phone,
    items: order.items.map((item) => ({ image_url: '', item_url: '', ...item })),
    merchant_reference,
    shipping_fee,
    discount,
    tax,
    shipping_data,
    source: order.source ?? 'klump-checkout',
    source_analytics: { plugin_source: 'klump-checkout', plugin_version: '0.1.0' },
  }
  return client.call({ method: 'POST', path: '/transactions/initiate', body, answer, refusal: held, signal })
}
