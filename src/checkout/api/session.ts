import type { Contact, Session } from '../model/session.ts'
import { isObject, object } from '../../validation/schema.ts'
import { isLive } from '../../protocol/unsafe-page.ts'
import type { Order } from '../../validation/order.ts'
import type { Client } from './client.ts'
import { VERSION } from '../version.ts'
import { caught, flag, label, transform, reference } from './read.ts'

/** Reads an answer that names an existing loan (existing-loan.ts); undefined for any other answer. */
export type ReadExistingLoan = (json: unknown) => Promise<Session | undefined>

const answerTo = (publicKey: string) =>
  transform(
    object({ merchant: caught(label), is_live: caught(flag('is_live')), reference }),
    ({ merchant = '', is_live, reference }): Session => ({
      merchant,
      // The key decides the environment when the answer does not state it.
      isLive: is_live ?? isLive(publicKey),
      reference,
    }),
  )

/** The shop's page, as the browser reports it. Sent only when the operator's document states that the API wants it. */
export interface ShopPage {
  readonly shop_origin: string
  /** The origins of its ancestors, from parent to top; empty in browsers that do not report them. */
  readonly shop_ancestors: readonly string[]
}

/** Makes the transaction; a merchant reference that is used up is refused with 409. */
export function initiate(
  client: Client,
  publicKey: string,
  order: Order,
  { email, phone }: Contact,
  readExistingLoan: ReadExistingLoan,
  signal: AbortSignal,
  shopPage?: ShopPage,
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
    source_analytics: { plugin_source: 'klump-checkout', plugin_version: VERSION },
    ...shopPage,
  }
  // Only an answer with a partner can name a loan: a new order does not wait for the reader.
  const refusal: ReadExistingLoan = async (json) =>
    isObject(json) && 'partner' in json ? readExistingLoan(json) : undefined
  return client.call({
    method: 'POST',
    path: '/transactions/initiate',
    // A merchant reference can be used up by the first request.
    sending: 'once',
    withoutSession: true,
    body,
    answer: answerTo(publicKey),
    refusal,
    signal,
  })
}
