import { fold } from '../../validation/fold.ts'
import { localPhone, PHONE_SEPARATORS } from '../../validation/phone.ts'
import type { Kind } from '../model/field.ts'
import { folded } from './answers.ts'

/** A Nigerian phone number. */
export const phone: Kind = {
  name: 'phone',
  read: { formats: ['phone'], names: ['phoneNumber', 'phone'], types: ['tel'] },
  answer: folded,
  check: (answer) => (localPhone(answer) ? undefined : { rule: 'phone' }),
  toWire: (answer) => localPhone(answer) ?? answer,
  typing: {
    plain: (text) => fold(text).replaceAll(PHONE_SEPARATORS, ''),
    shown(plain) {
      const [, prefix = '', first, second, rest] =
        /^(\+234|234(?=\d{10}$)|0|)(\d{1,3})(\d{0,3})(\d*)$/.exec(plain) ?? []
      if (first === undefined || (prefix === '' && plain.length < 4)) return plain
      const start = prefix === '0' || prefix === '' ? `${prefix}${first}` : `${prefix} ${first}`
      return [start, second, rest].filter(Boolean).join(' ')
    },
  },
  keyboard: { type: 'tel', inputMode: 'tel', fills: 'tel' },
}
