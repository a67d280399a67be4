import { readFields, received } from '../fields.ts'
import { isKlumpReference, readOwnReference } from '../reference.ts'
import { KlumpServerError } from '../server-error.ts'
import type { AttemptSettings } from './fetch-attempts.ts'
import {
  CHECK_NAMES,
  readCheckSettings,
  type CheckOptions,
  type CheckSettings,
  type ExpectedPayment,
} from '../verify/options.ts'

/** The options of `verifyOrder`. */
export interface VerifyOrderOptions extends CheckOptions {
  /**
   * Every merchant_reference that your server made for this order, oldest first. Take them from your own store, never from the browser.
   * Klump's own references (KLP-...) may be among them; one of those counts only when an answer shows that it belongs to this order. Klump
   * is asked about your own references first, then about its own; each newest first.
   */
  references: readonly string[]
  /**
   * What the page handed over, unchanged. It counts when it is Klump's reference of a transaction of this order. A value of another shape
   * is ignored.
   */
  reported?: unknown
  /** What has to hold for the payment to count. */
  expected: Omit<ExpectedPayment, 'merchantReference'>
}

export type OrderSettings = AttemptSettings & CheckSettings & { readonly reported: unknown }

/** @throws KlumpServerError for every mistake of the shop's own code, before anything is sent */
export function readOrderSettings(options: unknown): OrderSettings {
  const given = readFields(options, 'options', ['references', 'reported', ...CHECK_NAMES])
  const settings = readCheckSettings(given)
  if (settings.expected.merchantReference !== undefined)
    throw new KlumpServerError(
      'invalid_options',
      'expected.merchantReference: an order has several; expected them in references.',
    )
  const references = readReferences(given.references).toReversed()
  const { reported } = given
  return {
    ...settings,
    reported,
    own: references.filter((reference) => !isKlumpReference(reference)),
    klumps: [...(isKlumpReference(reported) ? [reported] : []), ...references.filter(isKlumpReference)],
  }
}

export function readReferences(value: unknown): string[] {
  if (!Array.isArray(value))
    throw new KlumpServerError('invalid_options', `references: expected a list, got ${received(value)}.`)
  const references = Array.from(value as unknown[], (one, index) =>
    readOwnReference(one, `references[${index}]`),
  )
  return [...new Set(references)]
}
