import { describe, expect, it, test } from 'vitest'
import type { Key } from './dictionary.ts'
import { en } from './en.ts'
import { first } from './en-first.ts'
import { languageFor } from './languages.ts'
import { blanksIn } from './own-texts.ts'
import { englishWords } from '../testing/english.ts'
import { pcm } from './pcm.ts'
import { createWords, isolate } from './words.ts'

test('the blanks of a text are filled, and are part of its type', () => {
  const { t } = englishWords()
  expect(t('code.wait', { seconds: 42 })).toBe('Send a new code in 42 s')
  // @ts-expect-error this line has a blank
  expect(t('code.wait')).toBe('Send a new code in {seconds} s')
  // @ts-expect-error this line has another blank
  expect(t('code.wait', { minutes: 1 })).toBe('Send a new code in {seconds} s')
})

test('a name with braces or dollar signs is inserted unchanged', () => {
  const { t } = englishWords()
  expect(t('action.toShop', { shop: isolate('$& {shop}') })).toBe('Back to \u2068$& {shop}\u2069')
})

test.each(['en-NG', 'fr', 'not a locale', '', 'EN_us'])('dates and money are readable in %j', (locale) => {
  const { date, money } = englishWords(locale)
  expect(date('2023-06-07')).toMatch(/7 Jun 2023|Jun 7, 2023/)
  expect(money(717_490 as never)).toBe('₦7,174.90')
})

test.each([
  'en-u-ca-buddhist-nu-thai',
  'en-GB-u-ca-islamic-nu-arab',
  'en-NG-u-nu-hanidec',
  'en-TH',
  'en-SA',
  'en-IR',
  'en-Shaw',
  'en-Deva-IN',
  'th-u-ca-buddhist',
  'fa-u-nu-arabext',
])('dates and money keep the Gregorian calendar and ASCII digits in %j', (locale) => {
  const { date, money } = englishWords(locale)
  expect(date('2023-06-07')).toMatch(/^(?:7 June? 2023|June? 7, 2023)$/)
  expect(money(717_490 as never)).toBe('₦7,174.90')
})

test('a date does not depend on the shopper’s time zone', () => {
  expect(englishWords().date('2023-12-31')).toBe('31 Dec 2023')
})

test('a text with a count has the plural form for that count', () => {
  const { t } = englishWords()
  expect([1, 2].map((count) => t('field.shortest', { count }))).toEqual([
    'Use at least 1 character.',
    'Use at least 2 characters.',
  ])
  // @ts-expect-error asked for without its form
  expect(t('field.longest.other', { count: 3 })).toBe('Use at most 3 characters.')
})

describe('Pidgin', () => {
  it('has the same blanks in every line as English, and no line is forgotten', () => {
    for (const [key, text] of Object.entries(en))
      expect([key, blanksIn(pcm[key as Key]).sort()]).toEqual([key, blanksIn(text).sort()])
  })

  it('writes money and dates as Nigeria does', () => {
    const { t, money, date } = createWords('pcm-NG', {}, { lang: 'pcm', lines: pcm })
    expect(t('banks.from', { amount: money(4_000_000 as never, 'short') })).toBe('From\u00a0₦40,000')
    expect(date('2023-06-07')).toBe('7 Jun 2023')
    expect(t('field.shortest', { count: 1 })).toBe('Use at least 1 character.')
  })
})

describe('the language tag', () => {
  const stop = () => {}
  const now = { after: () => stop }
  const never = {
    after(_ms: number, then: () => void) {
      then()
      return stop
    },
  }

  it.each(['pcm', 'pcm-NG', 'PCM_ng', ' pcm '])('%j is Pidgin', async (tag) => {
    expect(await languageFor(tag, now)).toEqual({ lang: 'pcm', lines: pcm })
  })

  it.each([undefined, 'en-GB', 'yo', 'toString', 'not a tag', ''])('%j is English', async (tag) => {
    expect(await languageFor(tag, now)).toEqual({ lang: 'en', lines: first })
  })

  it('pcm is English when its texts do not load in time', async () => {
    expect((await languageFor('pcm', never)).lang).toBe('en')
  })
})
