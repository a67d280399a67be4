import { describe } from '../validation/describe.ts'
import { ownProperties } from '../shared/own-properties.ts'
import { nearest } from '../validation/nearest.ts'
import { withoutSecrets } from './secret-key.ts'
import { KlumpServerError } from './server-error.ts'

/** What was passed, in a word, for an error: strings cut short, keys blacked out. */
export const received = (value: unknown): string => withoutSecrets(describe(value))

/**
 * These fields of an object that the shop's code passed: its own enumerable properties, each read once.
 *
 * A name that is not among them is refused: `expected.merchant_reference` would otherwise be a check that is never made,
 * and nobody would know.
 * @throws KlumpServerError `invalid_options`
 */
export function readFields<Name extends string>(
  value: unknown,
  path: string,
  names: readonly Name[],
): Record<Name, unknown> {
  if (typeof value !== 'object' || value === null)
    throw new KlumpServerError('invalid_options', `${path}: expected an object, got ${received(value)}.`)
  const { fields, given } = copy(value, path, names)
  const unknownKey = given.find((name) => !names.some((known) => known === name))
  if (unknownKey === undefined) return fields
  const near = unknownKey.length <= 40 && nearest(unknownKey, names)
  throw new KlumpServerError(
    'invalid_options',
    `${path}: ${received(unknownKey)} is not known here${near ? `, did you mean "${near}"?` : '.'} Known: ${names.join(', ')}.`,
  )
}

function copy<Name extends string>(value: object, path: string, names: readonly Name[]) {
  try {
    const object = ownProperties(value as Record<string, unknown>)
    const fields = Object.fromEntries(names.map((name) => [name, object[name]])) as Record<Name, unknown>
    return { fields, given: Object.keys(object) }
  } catch {
    throw new KlumpServerError(
      'invalid_options',
      `${path}: expected plain fields; reading one of them threw.`,
    )
  }
}
