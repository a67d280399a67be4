/*
 * What shops pass to `new Klump()` today, as far as it is known. All cases are written anew. `works` is the resulting order for Klump;
 * `problems` are the messages for the developer, each with its path and the expected value.
 */

export type Payload = Record<string, unknown>

export interface Case {
  readonly name: string
  readonly payload: Payload
  /** The differences between DATA and the whole order that the checkout receives. */
  readonly works?: Payload
  /** Parts of the reported lines, in order. Nothing opens. */
  readonly problems?: readonly string[]
  /** Parts of console warnings. */
  readonly warns?: readonly string[]
  /** The error of the constructor. */
  readonly throws?: string
}

export const KEY = 'klp_pk_test_madeup0001'
export const fan = { name: 'Standing fan', unit_price: 2000, quantity: 2 }
export const DATA = { amount: 4100, shipping_fee: 100, currency: 'NGN', items: [fan] }

/** The documented payload with other data. */
export const data = (more: Payload): Payload => ({ publicKey: KEY, data: { ...DATA, ...more } })
export const item = (more: Payload): Payload => data({ items: [{ ...fan, ...more }] })
