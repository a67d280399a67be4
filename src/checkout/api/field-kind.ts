import { digits } from '../fields/digits.ts'
import { KINDS } from '../fields/index.ts'
import { text } from '../fields/text.ts'
import type { Kind } from '../model/field.ts'

type Words = 'shapes' | 'formats' | 'names' | 'types'

const kindsBy = (words: Words) =>
  new Map(KINDS.flatMap((kind) => (kind.read?.[words] ?? []).map((word) => [word, kind] as const)))

const BY_SHAPE = kindsBy('shapes')
const BY_FORMAT = kindsBy('formats')
const BY_NAME = kindsBy('names')
const BY_TYPE = kindsBy('types')

/** Whether a field is required when the server does not state it: the flow cannot go on without these. */
export function isNeeded(name: string): boolean {
  return BY_NAME.has(name)
}

const PHONE_LENGTH = 11

interface FieldDescription {
  readonly type: string
  readonly format: string
  readonly name: string
  readonly longest: number | undefined
}

/** The kind that a field's description names; an unknown one is text. */
export function kindOf({ type, format, name, longest = PHONE_LENGTH }: FieldDescription): Kind {
  const known = BY_SHAPE.get(type) ?? BY_FORMAT.get(format) ?? BY_NAME.get(name)
  if (known) return known
  // "tel" also requests the keyboard with digits: a field too short for a phone number is no phone.
  if (type === 'tel' && longest < PHONE_LENGTH) return digits
  return BY_TYPE.get(type) ?? text
}
