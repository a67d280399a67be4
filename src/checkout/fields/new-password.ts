import type { Kind } from '../model/field.ts'
import { checkLength } from './answers.ts'
import { unmetRules } from './password-rule.ts'
import { password } from './password.ts'

/** A password that the shopper makes up here, which has a rule to meet. */
export const newPassword: Kind = {
  ...password,
  name: 'new-password',
  read: { formats: ['password'] },
  check: (answer, field) =>
    unmetRules(answer, field.min).length > 0 ? { rule: 'password' } : checkLength(answer, field),
  keyboard: { type: 'password', fills: 'new-password' },
  control: 'new-password',
}
