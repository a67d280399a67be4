import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { fold, withoutUnseenEnds } from './fold.ts'
import { visible } from './visible.ts'

const DIGITS = '0123456789'

it('fold converts the decimal digits of every Unicode script to 0-9', () => {
  let scripts = 0
  // Unicode has decimal digits in runs of ten that begin with "0".
  for (let code = 0x30, run = 0; code < 0x1_fbff; code++) {
    run = /\p{Nd}/u.test(String.fromCodePoint(code)) ? run + 1 : 0
    if (run === 0 || run % 10 !== 0) continue
    scripts += 1
    const row = Array.from({ length: 10 }, (_, digit) => String.fromCodePoint(code - 9 + digit))
    expect(fold(row.join(''))).toBe(DIGITS)
  }
  expect(scripts).toBeGreaterThan(60)
})

it.each([
  ['０８０－１２３', '080-123'],
  ['ａｄａ＠ｘ．ｎｇ', 'ada@x.ng'],
  ['\u202A+234\u202C', '+234'],
  ['1\u00AD2\u200B3\uFEFF4\u2060', '1234'],
  ['①²', '12'],
  ['1\u00A02', '1 2'],
  ['\u3164\uFFA0\u2800\u115F', ''],
  ['\uD83D5', '5'],
  ['Ṣọlá', 'Ṣọlá'],
])('fold converts %j to %j', (text, folded) => {
  expect(fold(text)).toBe(folded)
})

it('fold changes nothing a second time, and folds a text as it folds its parts', () => {
  // Any code points, including single surrogates.
  const text = fc.array(fc.nat({ max: 0x10_ffff })).map((codes) => String.fromCodePoint(...codes))
  fc.assert(
    fc.property(text, (given) => {
      expect(fold(fold(given))).toBe(fold(given))
    }),
  )
  const part = fc.string({
    unit: fc.constantFrom('a', '1', '٣', '８', '\u200B', 'é', 'e\u0301', '𝟗', ' ', '½'),
  })
  fc.assert(
    fc.property(part, part, (one, other) => {
      expect(fold(one + other)).toBe(fold(one) + fold(other))
    }),
  )
})

it.each([
  ['\u200EAda\u202E Obi\u0000', 'Ada Obi'],
  // An emoji that is joined of several stays whole, and so does a word with a zero-width non-joiner.
  ['👩‍🍳 ❤️', '👩‍🍳 ❤️'],
  ['می‌خواهم', 'می‌خواهم'],
  ['\u200D\u200C ', ''],
  ['Lagos\r\nIkeja', 'Lagos\r\nIkeja'],
])('visible reduces %j to %j', (text, seen) => {
  expect(visible(text)).toBe(seen)
})

it('withoutUnseenEnds removes invisible characters at the ends of a password, and keeps spaces', () => {
  expect(withoutUnseenEnds('\uFEFF\u202A Pass\u200Bword@1 \u202C')).toBe(' Pass\u200Bword@1 ')
})
