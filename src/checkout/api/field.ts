import * as z from 'zod/mini'
import { fromNaira, type Kobo } from '../money/kobo.ts'
import { label, listOf, maybe } from './read.ts'

/** What a field asks for, which decides its keyboard, its check and what is sent. */
export type FieldKind =
  | 'text'
  | 'digits'
  | 'phone'
  | 'email'
  | 'code'
  | 'password'
  | 'date'
  | 'day'
  | 'money'
  | 'select'
  | 'checkbox'
  | 'hidden'

export interface Option {
  readonly value: string
  readonly label: string
}

export interface Field {
  readonly name: string
  readonly kind: FieldKind
  readonly label: string
  readonly required: boolean
  readonly hint?: string | undefined
  readonly placeholder?: string | undefined
  /** Characters; for `money` kobo, for `day` the day itself. */
  readonly min?: number | undefined
  readonly max?: number | undefined
  /** What it holds before the shopper touches it. */
  readonly value: string
  readonly options: readonly Option[]
}

// Klump's own names say more than their `type`, which is mostly "text".
const KNOWN = new Map<string, { kind: FieldKind; length?: number }>([
  ['accountNumber', { kind: 'digits', length: 10 }],
  ['bvn', { kind: 'digits', length: 11 }],
  ['nin', { kind: 'digits', length: 11 }],
  ['phoneNumber', { kind: 'phone' }],
  ['phone', { kind: 'phone' }],
  ['email', { kind: 'email' }],
  ['otp', { kind: 'code' }],
  ['password', { kind: 'password' }],
  ['date_of_birth', { kind: 'date' }],
  ['repaymentDay', { kind: 'day' }],
  ['downpayment_amount', { kind: 'money' }],
])

const BY_TYPE = new Map<string, FieldKind>([
  ['select', 'select'],
  ['checkbox', 'checkbox'],
  ['hidden', 'hidden'],
  ['password', 'password'],
  ['email', 'email'],
  ['tel', 'phone'],
  ['date', 'date'],
  ['number', 'digits'],
])

const STRONGEST: readonly FieldKind[] = ['hidden', 'select', 'checkbox']

const option = z.pipe(
  // A bank in a partner's list has a slug and a name where others have a value and a label.
  z.object({ value: maybe(label), slug: maybe(label), label: maybe(label), name: maybe(label) }),
  z.transform(({ value, slug, label, name }): Option => {
    const sent = value ?? slug ?? label ?? name ?? ''
    return { value: sent, label: label ?? name ?? sent }
  }),
)

const bound = maybe(label)

export const field = z.pipe(
  z.object({
    type: maybe(z.string()),
    name: z.string('expected the name of a field'),
    label: maybe(z.string()),
    placeholder: maybe(z.string()),
    required: maybe(z.boolean()),
    smalltext: maybe(z.string()),
    min: bound,
    max: bound,
    value: maybe(z.pipe(z.union([z.string(), z.number(), z.boolean()]), z.transform(String))),
    options: listOf(option),
  }),
  z.transform(
    ({ type = 'text', name, label, placeholder, required, smalltext, min, max, value, options }): Field => {
      const byType = BY_TYPE.get(type)
      const known = KNOWN.get(name)
      const kind = byType && STRONGEST.includes(byType) ? byType : (known?.kind ?? byType ?? 'text')
      return {
        name,
        kind,
        label: label ?? spellOut(name),
        required: required ?? kind !== 'checkbox',
        hint: smalltext,
        placeholder,
        min: limit(kind, min) ?? known?.length,
        max: limit(kind, max) ?? known?.length,
        value: value ?? '',
        options,
      }
    },
  ),
)

function limit(kind: FieldKind, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (kind === 'money') return fromNaira(text) satisfies Kobo | undefined
  const number = Number(text)
  return Number.isFinite(number) ? number : undefined
}

/** `accountNumber`, `date_of_birth`: a label where the server gives none. */
function spellOut(name: string): string {
  const words = name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
