import { expect, test } from 'vitest'
import { createWords, isolate } from './words.ts'

test('blanks are filled, and which a line has is part of its type', () => {
  const { t } = createWords()
  expect(t('code.wait', { seconds: 42 })).toBe('Send a new code in 42 s')
  // @ts-expect-error this line has a blank
  expect(t('code.wait')).toBe('Send a new code in {seconds} s')
  // @ts-expect-error this line has another blank
  expect(t('code.wait', { minutes: 1 })).toBe('Send a new code in {seconds} s')
})

test('a line of the shop stands in for ours, blanks included', () => {
  const { t } = createWords('en-NG', { 'code.wait': 'Wait {seconds}, {colour}', toString: 'x' })
  expect(t('code.wait', { seconds: 5 })).toBe('Wait 5, {colour}')
  expect(t('action.back')).toBe('Back')
})

test('a name with blanks or dollars in it stays itself', () => {
  const { t } = createWords()
  expect(t('action.toShop', { shop: isolate('$& {shop}') })).toBe('Back to \u2068$& {shop}\u2069')
})

test.each(['en-NG', 'fr', 'not a locale', '', 'EN_us'])('dates and money are readable in %j', (locale) => {
  const { date, money } = createWords(locale)
  expect(date('2023-06-07')).toMatch(/7 Jun 2023|Jun 7, 2023/)
  expect(money(717_490 as never)).toBe('₦7,174.90')
})

test('a day is the same day wherever the shopper is', () => {
  expect(createWords().date('2023-12-31')).toBe('31 Dec 2023')
})
