import { received } from './fields.ts'
import { KlumpServerError } from './server-error.ts'

const KLUMP_REFERENCE = /^KLP-\d{4}-\d{6}-\d{4}$/

/**
 * Whether a value has the shape of a Klump reference ('KLP-1662-348036-0961').
 * The value comes from a browser, so it is validated before it is used in a URL, a query or a log.
 */
export function isKlumpReference(value: unknown): value is string {
  return typeof value === 'string' && KLUMP_REFERENCE.test(value)
}

/**
 * Validates a merchant_reference of the shop's own store. '' (a forgotten column) equals nothing that Klump sends; '.' and '..' change
 * the request's path; half a surrogate pair cannot be sent.
 * @throws KlumpServerError `invalid_options`
 */
export function readOwnReference(value: unknown, path: string): string {
  const isText = typeof value === 'string' && /^.{1,200}$/s.test(value)
  if (isText && value !== '.' && value !== '..' && !/\p{Surrogate}/u.test(value)) return value
  throw new KlumpServerError(
    'invalid_options',
    `${path}: expected the text you gave to the checkout as merchant_reference, got ${received(value)}.`,
  )
}
