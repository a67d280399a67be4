import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { KINDS } from './index.ts'
import { money } from './money.ts'
import { number } from './number.ts'
import { phone } from './phone.ts'

const names = KINDS.map(({ name }) => name)

test('each kind of field has a file with its name, and one entry in the table', () => {
  const files = new Set(readdirSync(import.meta.dirname))
  expect(names.filter((name) => !files.has(`${name}.ts`))).toEqual([])
  expect(new Set(names).size).toBe(names.length)
})

test.each(['shapes', 'formats', 'names', 'types'] as const)(
  'no two kinds of field claim the same word of the server: %s',
  (words) => {
    const said = KINDS.flatMap(({ read }) => read?.[words] ?? [])
    expect(said.filter((word, place) => said.indexOf(word) !== place)).toEqual([])
    expect(said.length).toBeGreaterThan(0)
  },
)

test('the secret kinds of field are the code and the two passwords', () => {
  expect(KINDS.filter(({ isSecret }) => isSecret).map(({ name }) => name)).toEqual([
    'code',
    'password',
    'new-password',
  ])
})

test.each(['1,5', '2,50', '1,,000', '1,0000'])('%s could be two numbers, and is none', (typed) => {
  const field = { name: 'income', kind: number, label: 'Income', required: true, value: '', options: [] }
  expect(number.check?.(typed, field)).toEqual({ rule: 'number' })
})

test.each([
  [number, '150,000', 150_000],
  [number, '150 000', 150_000],
  [number, ' 1,250.50 ', '1250.50'],
  [number, '0123', '0123'],
  [money, '₦150,000.50', 150_000.5],
  [phone, '+234 801 234 5678', '08012345678'],
])('the kind $name sends what is typed as %s as %s: without separators', (kind, typed, sent) => {
  const field = { name: 'income', kind, label: 'Income', required: true, value: '', options: [] }
  expect(kind.check?.(typed, field)).toBeUndefined()
  expect(kind.toWire?.(typed)).toBe(sent)
})
