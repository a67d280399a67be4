/*
 * What shops pass to `new Klump()` today, as far as it is known: written anew, none copied. `works` holds what Klump is then
 * asked with; `problems` what the developer is told, each with its path and what would be right.
 */

export type Payload = Record<string, unknown>

export interface Case {
  readonly name: string
  readonly payload: Payload
  /** What is other than in DATA in the order that the checkout gets; it gets nothing else. */
  readonly works?: Payload
  /** Pieces of the lines that are told, in their order; nothing opens. */
  readonly problems?: readonly string[]
  /** Pieces of console warnings. */
  readonly warns?: readonly string[]
  /** The constructor throws this. */
  readonly throws?: string
}

export const KEY = 'klp_pk_test_madeup0001'
export const fan = { name: 'Standing fan', unit_price: 2000, quantity: 2 }
export const DATA = { amount: 4100, shipping_fee: 100, currency: 'NGN', items: [fan] }

/** The documented payload with other data. */
export const data = (more: Payload): Payload => ({ publicKey: KEY, data: { ...DATA, ...more } })
export const item = (more: Payload): Payload => data({ items: [{ ...fan, ...more }] })
