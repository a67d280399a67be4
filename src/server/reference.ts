import { received } from './fields.ts'
import { KlumpServerError } from './server-error.ts'

const KLUMP_REFERENCE = /^KLP-\d{4}-\d{6}-\d{4}$/

/**
 * Whether this has the shape of a Klump reference ('KLP-1662-348036-0961').
 * It comes from a browser, so it is looked at before it gets near a URL, a query or a log.
 */
export function isKlumpReference(value: unknown): value is string {
  return typeof value === 'string' && KLUMP_REFERENCE.test(value)
}

/**
 * A merchant_reference of the shop's own store. '' would be equal to nothing that Klump sends (it is what a forgotten column looks
 * like); '..' would be another path; half a surrogate pair cannot be sent.
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
