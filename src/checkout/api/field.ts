import type { Field } from '../model/field.ts'
import { isObject, object, safeParse, type Issue } from '../../validation/schema.ts'
import { readNumber } from '../model/decimal.ts'
import { isNeeded, kindOf } from './field-kind.ts'
import { canBeSent, limitsOf } from './limits.ts'
import { options as optionList } from './option.ts'
import { caught, flag, isNothing, known, label as wireText, arrayOf, transform } from './read.ts'
import { scalar } from './read-later.ts'

// Answers are stored in an object by field name, and every object already has `constructor` and similar names.
const fieldName = known('a name that is free', (given) => {
  const name = typeof given === 'string' || typeof given === 'number' ? String(given).trim() : ''
  return isNothing(name) || name in {} ? undefined : name
})

const optionalText = caught(wireText)

// Only the name is needed. Any other property that cannot be read is ignored.
export const field = transform(
  object({
    type: optionalText,
    name: fieldName,
    label: optionalText,
    placeholder: optionalText,
    required: caught(flag('a yes or no')),
    format: optionalText,
    smalltext: optionalText,
    min: optionalText,
    max: optionalText,
    value: caught(scalar),
    options: caught(optionList),
  }),
  ({ type, name, label, placeholder, required, format = '', smalltext, min, max, ...rest }): Field => {
    const options = (rest.options ?? []).filter(({ value }) => canBeSent(name, value))
    const words = { format: format.trim().toLowerCase(), name }
    const described = kindOf({
      ...words,
      // A field with options is a choice, even when the server gives no type.
      type: type?.trim().toLowerCase() ?? (options.length > 0 ? 'select' : 'text'),
      longest: readNumber(max),
    })
    // A choice without options becomes a text field, which can be answered. Insurers are requested later.
    const kind =
      described.isChoice && options.length === 0 && name !== 'insurerId'
        ? kindOf({ ...words, type: 'text', longest: undefined })
        : described
    const must = required ?? isNeeded(name)
    return {
      name,
      kind,
      label: label ?? spellOut(name),
      required: must,
      hint: smalltext,
      placeholder,
      ...limitsOf(kind, kind.read?.length?.({ ...words, placeholder: placeholder ?? '', max }), min, max),
      value: kind.read?.value ? kind.read.value(rest.value, must) : (rest.value ?? ''),
      options,
    }
  },
)

/** More than any form has, and few enough to draw. */
const MOST_FIELDS = 100

/**
 * The fields of a step. A field that cannot be read is left out when it is hidden or not required. Without a required field the
 * step could not be answered, so then the whole step is unreadable.
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

/** `accountNumber`, `date_of_birth`: a label where the server gives none. */
function spellOut(name: string): string {
  const words = name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
