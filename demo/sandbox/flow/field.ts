import { Refusal } from '../refusal.ts'
import { isGiven, requiredText, textOf, type Body } from '../wire/body.ts'

export interface WireField {
  type: 'text' | 'number' | 'tel' | 'select' | 'hidden' | 'checkbox' | 'password' | 'email'
  name: string
  label?: string
  placeholder?: string
  required?: boolean
  smalltext?: string
  /** Characters for text, the value itself for numbers. */
  min?: number
  max?: number
  value?: string
  options?: { value: string; label: string }[]
}

/** A field as the checkout draws it, and what the sandbox thinks of an answer. */
export interface Field {
  wire: WireField
  /** Says what is wrong with an answer, in the shopper's words; nothing when it is right. */
  problem?: (answer: string) => string | undefined
}

/** Whether a request brings every field that this step asks for: this is how steps on one address are told apart. */
export function carriesAll(fields: readonly Field[], body: Body): boolean {
  return fields.every(({ wire }) => !wire.required || wire.name in body)
}

/** @throws Refusal 400 for the first field that is missing or wrong */
export function checkFields(fields: readonly Field[], body: Body): void {
  for (const { wire, problem } of fields) {
    if (!wire.required && !isGiven(body, wire.name)) continue
    const answer = wire.required ? requiredText(body, wire.name) : (textOf(body, wire.name) ?? '')
    if (wire.options && !wire.options.some(({ value }) => value === answer)) {
      throw new Refusal(
        400,
        `${wire.name}: expected one of ${wire.options.map(({ value }) => value).join(', ')}.`,
      )
    }
    const found = problem?.(answer)
    if (found) throw new Refusal(400, found)
  }
}
