import type { FieldKind } from '../model/field.ts'
import type { Field } from '../model/field.ts'

/** The keyboard that comes up for a field, and what the browser may offer for it. */
export interface Entry {
  readonly type: 'text' | 'tel' | 'email' | 'password' | 'date'
  readonly inputMode?: 'numeric' | 'tel' | 'email' | 'decimal'
  readonly autocomplete: string
  readonly autocapitalize: 'words' | 'none'
}

// `type="number"` loses leading zeros and turns with the mouse wheel: never used.
const BY_KIND: Partial<
  Record<FieldKind, Omit<Entry, 'autocapitalize' | 'autocomplete'> & { fills: string }>
> = {
  digits: { type: 'text', inputMode: 'numeric', fills: 'off' },
  number: { type: 'text', inputMode: 'decimal', fills: 'off' },
  money: { type: 'text', inputMode: 'decimal', fills: 'off' },
  code: { type: 'text', inputMode: 'numeric', fills: 'one-time-code' },
  phone: { type: 'tel', inputMode: 'tel', fills: 'tel' },
  email: { type: 'email', inputMode: 'email', fills: 'email' },
  password: { type: 'password', fills: 'current-password' },
  'new-password': { type: 'password', fills: 'new-password' },
  date: { type: 'date', fills: 'off' },
}

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

export function entryOf({ kind, name }: Field): Entry {
  const { fills = 'on', ...entry } = BY_KIND[kind] ?? { type: 'text' as const }
  const words = (kind === 'text' || kind === 'textarea') && name !== 'username'
  return { ...entry, autocomplete: BY_NAME.get(name) ?? fills, autocapitalize: words ? 'words' : 'none' }
}
