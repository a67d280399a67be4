import { emailIn } from '../../validation/email.ts'
import type { Kind } from '../model/field.ts'
import { checkLength, folded } from './answers.ts'

export const email: Kind = {
  name: 'email',
  read: { formats: ['email'], names: ['email'], types: ['email'] },
  answer: folded,
  check(answer, field) {
    const address = emailIn(answer)
    return address === undefined ? { rule: 'email' } : checkLength(address, field)
  },
  toWire: (answer) => emailIn(answer) ?? answer,
  keyboard: { type: 'email', inputMode: 'email', fills: 'email' },
}
