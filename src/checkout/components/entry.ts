import type { Field } from '../model/field.ts'

const BY_NAME = new Map<string, string>([
  ['firstname', 'given-name'],
  ['first_name', 'given-name'],
  ['lastname', 'family-name'],
  ['last_name', 'family-name'],
  ['date_of_birth', 'bday'],
  ['address', 'street-address'],
  ['employer_name', 'organization'],
  ['username', 'username'],
])

/** The keyboard for a field, as attributes of its box. */
export function entryOf({ kind, name }: Field) {
  const { type = 'text', inputMode, fills = 'on', capitals = false } = kind.keyboard ?? {}
  return {
    type,
    inputMode,
    autocomplete: BY_NAME.get(name) ?? fills,
    autocapitalize: capitals && name !== 'username' ? 'words' : 'none',
  } as const
}
