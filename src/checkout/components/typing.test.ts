import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { digits } from '../fields/digits.ts'
import { money } from '../fields/money.ts'
import { phone } from '../fields/phone.ts'
import type { Typing } from '../model/field.ts'
import { retype } from './typing.ts'

const typing = (kind: 'digits' | 'phone' | 'money'): Typing => {
  const found = { digits, phone, money }[kind].typing
  if (!found) throw new Error(`${kind} is not formatted`)
  return found
}

test.each([
  ['digits', '1234567890', '1234 5678 90'],
  ['digits', '1234', '1234'],
  ['digits', '12a4567', '12a4567'],
  ['digits', '١٢٣٤‑٥٦٧٨‏90', '1234 5678 90'],
  ['phone', '‪+234 801‑234‑5678‬', '+234 801 234 5678'],
  ['phone', '０８０１２３４５６７８', '0801 234 5678'],
  ['money', '₦۱۲,۵۰۰', '12,500'],
  ['phone', '08012345678', '0801 234 5678'],
  ['phone', '08012', '0801 2'],
  ['phone', '+2348012345678', '+234 801 234 5678'],
  ['phone', '2348012345678', '234 801 234 5678'],
  ['phone', '8012345678', '801 234 5678'],
  ['phone', '080-nobody', '080nobody'],
  ['phone', '+23480', '+234 80'],
  ['phone', '+234', '+234'],
  ['money', '12500', '12,500'],
  ['money', '1234567.5', '1,234,567.5'],
  ['money', '12.', '12.'],
  ['money', '999', '999'],
  ['money', 'much', 'much'],
] as const)('a %s box shows %s as %s', (kind, typed, shown) => {
  const { plain, shown: show } = typing(kind)
  expect(show(plain(typed))).toBe(shown)
})

/** The content of a box with the caret at `|`, after a keystroke. */
function press(kind: 'digits' | 'phone' | 'money', box: string, key: string): string {
  const caret = box.indexOf('|')
  const before = box.replace('|', '')
  const [left, right] = [before.slice(0, caret), before.slice(caret)]
  const [raw, place, inputType] =
    key === 'Backspace'
      ? [left.slice(0, -1) + right, Math.max(0, caret - 1), 'deleteContentBackward']
      : key === 'Delete'
        ? [left + right.slice(1), caret, 'deleteContentForward']
        : [left + key + right, caret + key.length, 'insertText']
  const after = retype(typing(kind), { before, raw, caret: place, inputType })
  return `${after.shown.slice(0, after.caret)}|${after.shown.slice(after.caret)}`
}

test.each([
  ['digits', '1234|', '5', '1234 5|'],
  ['digits', '12|34 5678 90', '9', '129|3 4567 890'],
  ['digits', '1234 5|', 'Backspace', '1234|'],
  // The space is skipped, and the digit before it is deleted.
  ['digits', '1234 |5678', 'Backspace', '123|5 678'],
  ['digits', '1234| 5678', 'Delete', '1234| 678'],
  ['digits', '|1234', 'Backspace', '|1234'],
  ['digits', '1234|', ' ', '1234|'],
  ['money', '12,500|', '0', '125,000|'],
  ['money', '1|2,500', '9', '19|2,500'],
  ['money', '12,|500', 'Backspace', '1|,500'],
  ['money', '1|,500', 'Backspace', '|500'],
  ['money', '12,500|', '.', '12,500.|'],
  ['phone', '0801 234| 5678', 'Backspace', '0801 23|5 678'],
  ['phone', '|', '+234 801 234 5678', '+234 801 234 5678|'],
] as const)('a %s box with "%s" and the key %j becomes "%s"', (kind, box, key, after) => {
  expect(press(kind, box, key)).toBe(after)
})

const kinds = fc.constantFrom('digits', 'phone', 'money')

test('for any typing, only separators are added or removed, and the caret stays behind its character', () => {
  fc.assert(
    fc.property(
      kinds,
      fc.string({
        unit: fc.constantFrom(
          '0',
          '1',
          '2',
          '8',
          ' ',
          ',',
          '.',
          '+',
          '-',
          'a',
          '₦',
          '٣',
          '８',
          '\u2011',
          '\u202A',
          '\u2069',
        ),
      }),
      fc.nat(30),
      (kind, raw, at) => {
        const { plain } = typing(kind)
        const caret = Math.min(at, raw.length)
        const after = retype(typing(kind), { before: '', raw, caret, inputType: 'insertFromPaste' })
        expect(after.plain).toBe(plain(raw))
        expect(plain(after.shown)).toBe(plain(raw))
        expect(plain(after.shown.slice(0, after.caret))).toBe(plain(raw.slice(0, caret)))
      },
    ),
  )
})

test('a box can always be emptied with Backspace, one digit each time', () => {
  fc.assert(
    fc.property(kinds, fc.stringMatching(/^\d{1,14}$/), (kind, digits) => {
      let box = `${typing(kind).shown(digits)}|`
      for (let left = digits.length; left > 0; left--) box = press(kind, box, 'Backspace')
      expect(box).toBe('|')
    }),
  )
})
