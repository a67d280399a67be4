import type { Field } from '../../src/checkout/model/field.ts'

/** The three ways to a loan that differ most, and what a shopper who is known to the bank types on them. */
export const BANKS = ['stanbic', 'klump', 'polaris'] as const

const TYPED: Readonly<Record<string, string>> = {
  accountNumber: '1234567890',
  phoneNumber: '08012345678',
  firstname: 'John',
  repaymentDay: '7',
  consent: 'yes',
}

const CODES: Readonly<Record<string, string>> = { stanbic: '123456', klump: '12345', polaris: '1234' }

/** What the shopper types into a field; undefined when the field is left alone. */
export function answerTo(bank: string, { name, kind, options, required }: Field): string | undefined {
  if (kind.name === 'hidden') return undefined
  if (kind.name === 'checkbox') return 'yes'
  if (name === 'otp') return CODES[bank]
  if (options.length > 0) return options.at(-1)?.value
  return (Object.hasOwn(TYPED, name) ? TYPED[name] : undefined) ?? (required ? 'because' : undefined)
}
