import { KlumpError } from '../errors/klump-error.ts'
import { findSecret, SECRET_FOUND } from '../validation/secrets.ts'
import type { Delivery } from './contract.ts'

// Loaded with the class, before the overlay: imports nothing heavy.

// As it was when this was loaded: a page may put its own in its place.
const { Promise } = globalThis

/** The order from wherever the shop has it. Never throws and never rejects, and lets no order pass that holds a secret key. */
export function deliver(source: unknown): Delivery | Promise<Delivery> {
  const check = (data: unknown): Delivery => {
    const secret = findSecret(data, 'data')
    return secret ? { error: { code: 'secret_key', message: SECRET_FOUND(secret) } } : { data }
  }
  try {
    const data: unknown = typeof source === 'function' ? source() : source
    return isThenable(data) ? Promise.resolve(data).then(check).catch(excuse) : check(data)
  } catch (cause) {
    return excuse(cause)
  }
}

/** For an order that could not be had. */
export function excuse(cause: unknown): Delivery {
  const message = 'data: could not be read; see error.cause.'
  return { error: new KlumpError({ code: 'data_unavailable', message }, { cause }) }
}

/** Whatever one can wait for: pages bring promises of their own, of other classes than ours. */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function'
}
