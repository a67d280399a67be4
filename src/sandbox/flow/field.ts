import { Refusal } from '../refusal.ts'
import { isGiven, textOf, type Body } from '../wire/body.ts'

export interface WireField {
  type:
    | 'text'
    | 'textarea'
    | 'number'
    | 'tel'
    | 'email'
    | 'date'
    | 'password'
    | 'select'
    | 'radio'
    | 'checkbox'
    | 'file'
    | 'hidden'
  name: string
  label?: string
  placeholder?: string
  required?: boolean
  /** What the text is, beyond its type: `'BVN'`, `'amount'`, `'password'`. Clients ignore what they do not know. */
  format?: string
  smalltext?: string
  /** Characters for text, the value itself for numbers. */
  min?: number
  max?: number
  value?: string
  options?: readonly { value: string | number; label: string | number }[]
}

/** A field as the checkout renders it, with the sandbox's check of the answer. */
export interface Field {
  wire: WireField
  /** The answer is required, although the published field does not state that. */
  isNeeded?: true
  /** The answer is validated, although the published step has no such field: the client sends it with the choice of the partner. */
  isUnlisted?: true
  /** Returns what is wrong with an answer, in the shopper's words; `undefined` when it is right. */
  problem?: (answer: string, body: Body) => string | undefined
}

/** @throws Refusal 400 for the first field that is missing or wrong */
export function checkFields(fields: readonly Field[], body: Body): void {
  for (const { wire, problem, isNeeded = wire.required } of fields) {
    if (!isGiven(body, wire.name)) {
      if (isNeeded) throw new Refusal(400, missing(wire))
      continue
    }
    const answer = textOf(body, wire.name) ?? ''
    if (answer === '' && isNeeded) throw new Refusal(400, missing(wire))
    if (wire.options && !wire.options.some(({ value }) => String(value) === answer)) {
      const expected = wire.options.map(({ value }) => value).join(', ')
      throw new Refusal(400, `${wire.name}: expected one of ${expected}.${advice('Choose from', wire)}`)
    }
    const found = problem?.(answer, body)
    if (found) throw new Refusal(400, found)
  }
}

/** Names the field for the developer, then states in the shopper's words what to do. */
function missing(wire: WireField): string {
  return `${wire.name} is missing.${advice('Please fill in', wire)}`
}

function advice(what: string, { label }: WireField): string {
  return label ? ` ${what} “${label}”.` : ''
}
