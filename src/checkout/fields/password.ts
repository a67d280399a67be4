import { withoutUnseenEnds } from '../../validation/fold.ts'
import type { Kind } from '../model/field.ts'
import { checkLength } from './answers.ts'

/** An existing password of the shopper. It may contain blanks. */
export const password: Kind = {
  name: 'password',
  read: { names: ['password'], types: ['password'] },
  answer: withoutUnseenEnds,
  check: checkLength,
  keyboard: { type: 'password', fills: 'current-password' },
  control: 'password',
  isSecret: true,
}
