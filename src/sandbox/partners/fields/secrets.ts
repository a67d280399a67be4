import type { Field } from '../../flow/field.ts'

/** A new password, with the rule that is published for it. */
export const newPassword: Field = {
  wire: {
    type: 'password',
    name: 'password',
    label: 'New password',
    format: 'password',
    smalltext: 'At least 8 characters with a capital and a small letter, a digit and a symbol.',
    required: true,
    min: 8,
    max: 64,
  },
  problem: (answer) => {
    const isStrong = [/.{8}/, /\p{Lu}/u, /\p{Ll}/u, /\d/, /[^\p{L}\d\s]/u].every((rule) => rule.test(answer))
    return isStrong
      ? undefined
      : 'Choose a password of at least 8 characters with a capital and a small letter, a digit and a symbol.'
  },
}

/** The login of a bank's customer; here, the one customer whose values are published. */
export function login(wire: { label: string; username: string; password: string }): readonly Field[] {
  const wrong = `That ${wire.label} and password do not belong together. In the sandbox they are ${wire.username} and ${wire.password}.`
  return [
    {
      wire: { type: 'text', name: 'username', label: wire.label, required: true, max: 50 },
      problem: (answer) => (answer.toLowerCase() === wire.username.toLowerCase() ? undefined : wrong),
    },
    {
      wire: { type: 'password', name: 'password', label: 'Password', required: true, max: 64 },
      problem: (answer) => (answer === wire.password ? undefined : wrong),
    },
  ]
}
