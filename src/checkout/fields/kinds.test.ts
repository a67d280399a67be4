import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { KINDS } from './index.ts'

const names = KINDS.map(({ name }) => name)

test('each kind is one file of its name, and stands in the table once', () => {
  const files = new Set(readdirSync(import.meta.dirname))
  expect(names.filter((name) => !files.has(`${name}.ts`))).toEqual([])
  expect(new Set(names).size).toBe(names.length)
})

test.each(['shapes', 'formats', 'names', 'types'] as const)(
  'no two kinds answer to the same word of the server: %s',
  (words) => {
    const said = KINDS.flatMap(({ read }) => read?.[words] ?? [])
    expect(said.filter((word, place) => said.indexOf(word) !== place)).toEqual([])
    expect(said.length).toBeGreaterThan(0)
  },
)

test('what is secret is what proves who somebody is', () => {
  expect(KINDS.filter(({ isSecret }) => isSecret).map(({ name }) => name)).toEqual([
    'code',
    'password',
    'new-password',
  ])
})
