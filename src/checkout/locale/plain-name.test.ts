import { expect, it, test } from 'vitest'
import { plainName } from './plain-name.ts'
import { isolate } from './words.ts'

test.each([
  ['\u202Emoc.knab', 'moc.knab'],
  ['Bank\u2066\u2067\u2068 of\u2069\u202C Lagos', 'Bank of Lagos'],
  ['\u200Ea\u200Fb\u061Cc\u202Ad\u202Be\u202Df', 'abcdef'],
  ['Bank\r\nPaid: ₦0\u0000\u0007', 'Bank Paid: ₦0'],
  ['Bank\u2028of\u0085Lagos', 'Bank of Lagos'],
  ['K\u200Bl\u00ADu\u2060m\uFEFFp\u{E0041}', 'Klump'],
  [`Z${'\u0336\u0489'.repeat(300)}a`, 'Z\u0336\u0489\u0336\u0489a'],
  [`Z${'\u200D\u0301'.repeat(300)}a`, `Z${'\u200D\u0301'.repeat(4)}a`],
])('the name %j is shown as %j', (name, shown) => {
  expect(plainName(name)).toBe(shown)
})

test.each([
  'متجر',
  'Adébáyọ̀ & Daughters',
  'ছবি\u200Dঘর',
  'O’Neill (Nig.) Ltd',
  'Ile\u0323\u0301 wa',
  'နွှေ့',
  'Ada ❤️ 👩\u200D🍳',
])('the name %s is shown unchanged', (name) => {
  expect(plainName(name)).toBe(name)
})

it('a name cannot end its bidirectional isolation in a sentence', () => {
  expect(isolate('Bank\u2069\u202E')).toBe('\u2068Bank\u2069')
})
