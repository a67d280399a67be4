import type { Field } from '../model/field.ts'
import { isObject, object, safeParse, type Issue } from '../../validation/schema.ts'
import { readNumber } from '../model/decimal.ts'
import { isNeeded, kindOf } from './field-kind.ts'
import { type FieldKind } from '../model/field.ts'
import { canBeSent, limitsOf } from './limits.ts'
import { options as optionList } from './option.ts'
import { type Option } from '../model/field.ts'
import { caught, flag, isNothing, known, label as wireText, arrayOf, transform } from './read.ts'
import { day, scalar } from './read-later.ts'

// Answers are kept by the name of their field, where `constructor` and its like are there before anybody answers.
const fieldName = known('a name that is free', (given) => {
  const name = typeof given === 'string' || typeof given === 'number' ? String(given).trim() : ''
  return isNothing(name) || name in {} ? undefined : name
})

const said = caught(wireText)

// Only its name is needed: whatever else is said of it in a way that nobody understands is not said.
export const field = transform(
  object({
    type: said,
    name: fieldName,
    label: said,
    placeholder: said,
    required: caught(flag('a yes or no')),
    format: said,
    smalltext: said,
    min: said,
    max: said,
    value: caught(scalar),
    options: caught(optionList),
  }),
  ({ type, name, label, placeholder, required, format, smalltext, min, max, ...rest }): Field => {
    const options = (rest.options ?? []).filter(({ value }) => canBeSent(name, value))
    const asked = kindOf({
      // What can be chosen from is chosen from, also where the server does not say how.
      type: type?.trim().toLowerCase() ?? (options.length > 0 ? 'select' : 'text'),
      format,
      name,
      longest: readNumber(max),
    })
    const { kind, length = max === undefined ? codeLength(asked.kind, placeholder) : undefined } =
      withoutChoice(asked.kind, name, options)
        ? kindOf({ type: 'text', format, name, longest: undefined })
        : asked
    const must = required ?? isNeeded(name)
    return {
      name,
      kind,
      label: label ?? spellOut(name),
      required: must,
      hint: smalltext,
      placeholder,
      ...limitsOf({ kind, ...(length !== undefined && { length }) }, min, max),
      value: valueOf(kind, rest.value, must),
      options,
    }
  },
)

/** As many as nobody fills in, and few enough to draw. */
const MOST_FIELDS = 100

/**
 * The fields of a step. One that cannot be read is left out where the shopper never saw it or need not fill it in; without any
 * other the step could not be answered, and cannot be read.
 */
export const fields = transform(arrayOf(fieldOrNothing, MOST_FIELDS), (all) =>
  all.filter((field) => field !== undefined),
)

function fieldOrNothing(given: unknown, complain: (issue: Issue) => void): Field | undefined {
  const read = safeParse(field, given)
  if (read.success) return read.data
  const spare = isObject(given) && (given['type'] === 'hidden' || given['required'] === false)
  if (!spare) read.issues.forEach(complain)
  return undefined
}

// Nobody can choose from nothing: what was meant can still be written. Insurers are asked for later.
function withoutChoice(kind: FieldKind, name: string, options: readonly Option[]): boolean {
  return (kind === 'select' || kind === 'radio') && options.length === 0 && name !== 'insurerId'
}

// Klump's published field for the code says nowhere else how long it is.
function codeLength(kind: FieldKind, placeholder = ''): number | undefined {
  const digits = kind === 'code' ? /\b([4-8])[ -]digits?\b/i.exec(placeholder)?.[1] : undefined
  return digits === undefined ? undefined : Number(digits)
}

function valueOf(kind: FieldKind, value: string | undefined, required: boolean): string {
  // Consent is the shopper's own act: a box that must be ticked never comes ticked.
  if (kind === 'checkbox') return !required && saysYes(value) ? 'yes' : ''
  if (kind !== 'date') return value ?? ''
  const read = safeParse(day, value)
  return read.success ? read.data : ''
}

function saysYes(value = ''): boolean {
  return ['true', '1', 'yes', 'on'].includes(value.trim().toLowerCase())
}

/** `accountNumber`, `date_of_birth`: a label where the server gives none. */
function spellOut(name: string): string {
  const words = name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
