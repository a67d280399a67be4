import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { TEST_VALUES } from '../../demo/desk/test-values.ts'
import { pageText } from './documents.ts'

/** The value to type for this, from the desk's lists. */
function desk(list: string, what: string): string {
  const [, value] =
    TEST_VALUES.find(({ title }) => title === list)?.values.find(([name]) => name === what) ?? []
  if (value === undefined) throw new Error(`The desk no longer says what to type for "${list}: ${what}".`)
  return value
}
const who = (what: string) => desk('Who you are', what)
const code = (what: string) => desk('Codes', what)
const POLARIS = 'Polaris (first name John)'
const BY_PHONE = 'By phone, and every other bank'
/** The values for an ending: an account number and a phone number. */
const ending = (byAccount: string, byPhone = byAccount) => [
  desk('Endings, by account number', byAccount),
  desk('Endings, by phone (Klump)', byPhone),
]

test('the test values on the page “Testing” are those of the tester’s desk', () => {
  const [, table = ''] = /^\| type +\| and +\|\n\|[- |]+\|\n((?:\|.+\n)+)/m.exec(pageText('testing')) ?? []
  const rows = [...table.matchAll(/^\| (.+?) +\| (.+?) +\|$/gm)].map(([, typed = '', means]) => [
    means,
    ...[...typed.matchAll(/`(.+?)`/g)].map(([, value]) => value),
  ])
  expect(rows).toEqual([
    ['it is approved', who('Account number'), who('Phone')],
    [
      'Stanbic; Polaris (first name John); by phone and all others',
      code('Stanbic'),
      code(POLARIS),
      code(BY_PHONE),
    ],
    ['you are in', ...who('Specta ID, password').split(', ')],
    ['it is declined, with a reason', ...ending('Declined, with a reason', 'Declined')],
    ['it is not eligible', ...ending('Not eligible, at once', 'Not eligible')],
    ['it stays pending', ...ending('Pending until you decide')],
  ])
})

test.each([
  [
    'the shop’s own page',
    '../../demo/shop/parts/tester.html',
    /<dd>(\d+)<\/dd>/g,
    ['Stanbic', POLARIS, BY_PHONE],
  ],
  ['the demo’s start message', '../../demo/welcome.ts', / (\d{4,})\b/g, ['Stanbic', BY_PHONE, POLARIS]],
])('the test values of %s are those of the tester’s desk', (_, path, values, codes) => {
  const text = readFileSync(join(import.meta.dirname, path), 'utf8')
  expect([...text.matchAll(values)].map(([, value]) => value)).toEqual([
    who('Account number'),
    who('Phone'),
    ...codes.map(code),
  ])
})
