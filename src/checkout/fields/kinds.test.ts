import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { KINDS } from './index.ts'

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
