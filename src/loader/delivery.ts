import { ownProperties } from '../shared/own-properties.ts'
import { Promise } from '../shared/promise.ts'
import { isSecret, SECRET_FOUND } from '../validation/secrets.ts'
import type { Delivery } from './contract.ts'

// Part of klump.js, which loads with the page: imports nothing large.

/** The order from the shop's `data`. A function is called with `request`, which states the reason. Never throws and never rejects. */
export function deliver(source: unknown, request: object): Delivery | Promise<Delivery> {
  try {
    const data: unknown = typeof source === 'function' ? source(ownProperties(request)) : source
    return isThenable(data) ? Promise.resolve(data).then(whole, excuse) : whole(data)
  } catch (cause) {
    return excuse(cause)
  }
}

const whole = (data: unknown): Delivery => ownProperties({ data })

function excuse(cause: unknown): Delivery {
  const words = wordsOf(cause)
  // No `cause` here: it would show the secret key in the console.
  if (isSecret(words)) return ownProperties({ error: { code: 'secret_key', message: SECRET_FOUND('data') } })
  const message = `data: could not be read: ${words.slice(0, 200) || 'see error.cause.'}`
  return ownProperties({ error: { code: 'data_unavailable', message, cause } })
}

// The shop's code may throw anything, not only an Error.
function wordsOf(cause: unknown): string {
  try {
    const message: unknown =
      typeof cause === 'string' ? cause : (cause as Partial<Error> | undefined)?.message
    return typeof message === 'string' ? message : ''
  } catch {
    return ''
  }
}

/** Whether the value can be awaited. Pages have promises of other classes than the built-in one. */
function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function'
}
