import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { parse } from 'acorn'
import { expect, test } from 'vitest'
import { example } from './blocks.ts'

const ROOT = join(import.meta.dirname, '../..')

test.each(['shop.js', 'queue.js'])('%s is ES5, for tag managers that read nothing newer', (name) => {
  expect(() => parse(example(name), { ecmaVersion: 5 })).not.toThrow()
  expect(() => parse(`${example(name)}\nconst later = () => {}`, { ecmaVersion: 5 })).toThrow(/const/)
})

test('pay-button.tsx begins with “use client”, which Next needs for browser code', () => {
  expect(example('pay-button.tsx')).toMatch(/^'use client'\n/)
})

test('the table for attempts keeps each attempt and each reference once', () => {
  const database = new Database(':memory:')
  database.exec(example('attempts.sql'))
  const add = database.prepare(
    `insert into attempts (order_id, attempt, reference, made_at) values (?, ?, ?, 1) on conflict do nothing`,
  )
  expect(add.run('1007', 1, 'a').changes).toBe(1)
  expect(add.run('1007', 1, 'b').changes).toBe(0)
  expect(add.run('1007', 2, 'a').changes).toBe(0)
  const [row] = database.prepare('select loan_asked_at as "loanAskedAt", state from attempts').all()
  expect(row).toEqual({ loanAskedAt: null, state: null })
  database.close()
})

test.each([
  { example: 'button.html', framework: '' },
  { example: 'pay-button.svelte', framework: 'svelte' },
  { example: 'pay-button.component.ts', framework: '' },
])('$example writes attributes that the button has', ({ example: name, framework }) => {
  const types = readFileSync(join(ROOT, 'src/elements/attributes.ts'), 'utf8')
  const [, known = ''] = /interface KlumpButtonAttributes \{([^]+?)\n\}/.exec(types) ?? []
  const text = example(name)
  const [, tag = ''] = /<klump-button([^>]*)>/.exec(text) ?? []
  const written = [...tag.matchAll(/(?:^|\s)(?:\[attr\.)?([a-z-]+)\]?=/g)].map(
    ([, attribute = '']) => attribute,
  )
  expect(written).toEqual(expect.arrayContaining(['public-key', 'order-url', 'verify-url']))
  expect(written.filter((attribute) => !new RegExp(`^ {2}'?${attribute}'?\\?:`, 'm').test(known))).toEqual([])
  if (framework) expect(text).toContain(`klump-checkout/elements/${framework}`)
})
