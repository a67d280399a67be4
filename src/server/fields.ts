import { describe } from '../validation/describe.ts'
import { ownProperties } from '../shared/own-properties.ts'
import { nearest } from '../validation/nearest.ts'
import { withoutSecrets } from './secret-key.ts'
import { KlumpServerError } from './server-error.ts'

/** Describes a value for an error message: strings are shortened, secret keys masked. */
export const received = (value: unknown): string => withoutSecrets(describe(value))

/**
 * Reads the named fields of an object that the shop's code passed: its own enumerable properties, each read once.
 *
 * An unknown name is refused: `expected.merchant_reference` would otherwise be a check that is silently never made.
 * @throws KlumpServerError `invalid_options`
 */
export function readFields<Name extends string>(
  value: unknown,
  path: string,
  names: readonly Name[],
): Record<Name, unknown> {
  if (typeof value !== 'object' || value === null)
    throw new KlumpServerError('invalid_options', `${path}: expected an object, got ${received(value)}.`)
  const object = plainFields(value, path)
  const unknownKey = Object.keys(object).find((name) => !names.some((known) => known === name))
  if (unknownKey === undefined)
    return Object.fromEntries(names.map((name) => [name, object[name]])) as Record<Name, unknown>
  const near = unknownKey.length <= 40 && nearest(unknownKey, names)
  throw new KlumpServerError(
    'invalid_options',
    `${path}: ${received(unknownKey)} is not known here${near ? `, did you mean "${near}"?` : '.'} Known: ${names.join(', ')}.`,
  )
}

/** All own fields. @throws KlumpServerError `invalid_options` when a getter throws */
export function plainFields(value: object, path: string): Record<string, unknown> {
  try {
    return ownProperties(value as Record<string, unknown>)
  } catch {
    throw new KlumpServerError(
      'invalid_options',
      `${path}: expected plain fields; reading one of them threw.`,
    )
  }
}
