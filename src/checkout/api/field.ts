import { and, object } from '../../validation/shape.ts'
import { fromNaira, type Kobo } from '../money/kobo.ts'
import { isNeeded, kindOf, type FieldKind } from './field-kind.ts'
import { option, type Option } from './option.ts'
import { flag, label, listOf, made, maybe, text } from './read.ts'
import { scalar } from './read-later.ts'

export type { FieldKind } from './field-kind.ts'
export type { Option } from './option.ts'

export interface Field {
  readonly name: string
  readonly kind: FieldKind
  readonly label: string
  readonly required: boolean
  readonly hint?: string | undefined
  readonly placeholder?: string | undefined
  /** Characters; for `money` kobo, for `number` and `day` the value itself. */
  readonly min?: number | undefined
  readonly max?: number | undefined
  /** Of a `date`, as `2023-06-07`. */
  readonly earliest?: string | undefined
  readonly latest?: string | undefined
  /** What it holds before the shopper touches it. */
  readonly value: string
  readonly options: readonly Option[]
}

const bound = maybe(label)

// Answers are kept by the name of their field, where `constructor` and its like are there before anybody answers.
const fieldName = and(text('the name of a field'), 'a name that is free', (name) => !(name in {}))

export const field = made(
  object({
    type: maybe(text()),
    name: fieldName,
    label: maybe(text()),
    placeholder: maybe(text()),
    required: maybe(flag('a yes or no')),
    format: maybe(text()),
    smalltext: maybe(text()),
    min: bound,
    max: bound,
    value: maybe(scalar),
    options: listOf(option),
  }),
  ({ type = 'text', name, label, placeholder, required, format, smalltext, min, max, ...rest }): Field => {
    const options = rest.options.filter((option) => option !== undefined)
    const asked = kindOf({ type, format, name, longest: numeric(max) })
    const kind = withoutChoice(asked.kind, name, options) ? 'text' : asked.kind
    const must = required ?? isNeeded(name)
    return {
      name,
      kind,
      label: label ?? spellOut(name),
      required: must,
      hint: smalltext,
      placeholder,
      min: limit(kind, min) ?? asked.length,
      max: limit(kind, max) ?? asked.length,
      ...(kind === 'date' ? { earliest: dayIn(min), latest: dayIn(max) } : {}),
      value: kind === 'checkbox' ? ticked(rest.value, must) : (rest.value ?? ''),
      options,
    }
  },
)

// Nobody can choose from nothing: what was meant can still be written. Insurers are asked for later.
function withoutChoice(kind: FieldKind, name: string, options: readonly Option[]): boolean {
  return (kind === 'select' || kind === 'radio') && options.length === 0 && name !== 'insurerId'
}

// Consent is the shopper's own act: a box that must be ticked never comes ticked.
function ticked(value: string | undefined, required: boolean): string {
  return !required && ['true', '1', 'yes', 'on'].includes(value?.toLowerCase() ?? '') ? 'yes' : ''
}

function limit(kind: FieldKind, text: string | undefined): number | undefined {
  if (text === undefined || kind === 'date') return undefined
  return kind === 'money' ? (fromNaira(text) satisfies Kobo | undefined) : numeric(text)
}

function numeric(text: string | undefined): number | undefined {
  const number = Number(text)
  return text !== undefined && Number.isFinite(number) ? number : undefined
}

function dayIn(text: string | undefined): string | undefined {
  return /^\d{4}-\d{2}-\d{2}/.exec(text ?? '')?.[0]
}

/** `accountNumber`, `date_of_birth`: a label where the server gives none. */
function spellOut(name: string): string {
  const words = name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
