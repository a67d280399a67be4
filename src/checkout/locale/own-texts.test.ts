import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { englishWords } from '../testing/english.ts'
import { en } from './en.ts'
import { blanksIn, faultsOf, LONGEST, ownTexts } from './own-texts.ts'
import type { Words } from './words.ts'

/** Greetings, hints and waiting texts, on screens without a consent and without a code. */
const REPLACEABLE = [
  'app.loading',
  'contact.title',
  'contact.phoneHint',
  'banks.title',
  'accountBank.search',
  'accountBank.found',
  'accountBank.none',
  'atBank.waiting',
  'deciding.asking',
  'deciding.title',
  'deciding.text',
  'password.title',
  'password.length',
  'password.upper',
  'password.lower',
  'password.digit',
  'password.symbol',
  'password.met',
  'password.unmet',
  'password.allMet',
]
/** The texts of the lender, and texts that can stand beside them. */
const CLOSED = /^(?:header|code|terms|split|preview|copy|result|problem|action|trouble|field)\./

const keys = Object.keys(en) as (keyof typeof en)[]
const blanks = Object.fromEntries(
  keys.flatMap((key) => blanksIn(en[key])).map((blank) => [blank.slice(1, -1), blank]),
)
/** What the shopper reads for a key, with each blank filled by its own name. */
function shown({ t }: Words, key: string): string {
  const args = { ...blanks, count: key.endsWith('.one') ? 1 : 2 }
  return (t as (line: string, args: object) => string)(key.replace(/\.(?:one|other)$/, ''), args)
}

describe('the list of texts that a shop may replace', () => {
  it('has exactly these keys', () => {
    const all = Object.fromEntries(keys.map((key) => [key, en[key]]))
    expect(Object.keys(ownTexts(all)).sort()).toEqual(REPLACEABLE.toSorted())
    expect(REPLACEABLE.filter((key) => CLOSED.test(key))).toEqual([])
  })

  it('is the list on the page “Security”', () => {
    const page = readFileSync(new URL('../../../public/docs/security.md', import.meta.url), 'utf8')
    const [, section = ''] = page.split('## Words that a shop may replace')
    const [told = ''] = section.split('the overlay’s own')
    expect(told.match(/`\w+\.\w+`/g)?.map((key) => key.slice(1, -1))).toEqual(REPLACEABLE)
  })

  it.each(keys)('%s is replaced only if it is on the list', (key) => {
    const own = `Collect your prize ${blanksIn(en[key]).join(' ')}`
    const ours = shown(englishWords(), key)
    const replaced = shown(englishWords('en-NG', { [key]: own }), key)
    if (REPLACEABLE.includes(key)) expect(replaced).toContain('Collect your prize')
    else expect(replaced).toBe(ours)
  })

  it.each(keys.filter((key) => REPLACEABLE.includes(key)))('%s needs all the default blanks', (key) => {
    for (const blank of blanksIn(en[key]))
      expect(ownTexts({ [key]: en[key].replace(blank, '') }), blank).toEqual({})
  })

  it('ignores inherited properties', () => {
    const { t } = englishWords(
      'en-NG',
      Object.create({ 'banks.title': 'Collect your prize' }) as object as {},
    )
    expect(t('banks.title')).toBe('Choose your bank')
  })
})

const found = (own: string) =>
  englishWords('en-NG', { 'accountBank.found': own }).t('accountBank.found', { count: 3 })

test('a shop’s text replaces the default as plain text, and its blanks are filled', () => {
  expect(found('{count} bank dey, <b>{colour}</b>')).toBe('3 bank dey, <b>{colour}</b>')
  expect(found('\u202E{count}\u0000of\u200B them')).toBe('3 of them')
  expect(found(`{count} ${'a'.repeat(LONGEST - 8)}`)).toHaveLength(LONGEST - 6)
})

test.each(['', '  \u200B\u2060 ', 'Some', '{Count}', `{count}${'a'.repeat(LONGEST)}`])(
  'the default text stays when the shop’s text is %j',
  (own) => {
    expect(found(own)).toBe('3 in the list')
  },
)

test('each text of the shop that cannot be used is reported with the reason', () => {
  expect(
    faultsOf(
      {
        'banks.titel': 'x',
        'banks.title': 'Pick one',
        'atBank.waiting': '{bank} by {store}',
        'deciding.text': '{where}',
        'overlay.clsoe': 'the page half tells of this one',
        zzz: 'x',
        'preview.consent': 'I am 18 or older',
        'header.test': '',
        'accountBank.found': 'some',
        'contact.title': '\u200B',
        'contact.phoneHint': 'a'.repeat(500),
      },
      en,
    ),
  ).toEqual([
    'there is no text "banks.titel"; did you mean "banks.title"?',
    'nothing fills {store} in the text "atBank.waiting"; it can have {bank}.',
    'nothing fills {where} in the text "deciding.text"; it can have no blanks.',
    'there is no text "zzz".',
    'the text "preview.consent" is the lender\'s and stays: expected none in `strings`, got one. For another language set `locale`.',
    'the text "header.test" is the lender\'s and stays: expected none in `strings`, got one. For another language set `locale`.',
    'the text "accountBank.found" stays ours: expected {count} in it.',
    'the text "contact.title" stays ours: expected some text, got nothing that is seen.',
    'the text "contact.phoneHint" stays ours: expected at most 160 characters, got 500.',
  ])
})
