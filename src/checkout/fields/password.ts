import { withoutUnseenEnds } from '../../validation/fold.ts'
import type { Kind } from '../model/field.ts'
import { checkLength } from './answers.ts'

/** A password that the shopper has already. Blanks may be a part of it. */
export const password: Kind = {
  name: 'password',
  read: { names: ['password'], types: ['password'] },
  answer: withoutUnseenEnds,
  check: checkLength,
  keyboard: { type: 'password', fills: 'current-password' },
  control: 'password',
  isSecret: true,
}
