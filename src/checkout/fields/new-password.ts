import type { Kind } from '../model/field.ts'
import { checkLength } from './answers.ts'
import { unmetRules } from './password-rule.ts'
import { password } from './password.ts'

/** A new password of the shopper, which must meet the password rules. */
export const newPassword: Kind = {
  ...password,
  name: 'new-password',
  read: { formats: ['password'] },
  check: (answer, field) =>
    unmetRules(answer, field.min).length > 0 ? { rule: 'password' } : checkLength(answer, field),
  keyboard: { type: 'password', fills: 'new-password' },
  control: 'new-password',
}
