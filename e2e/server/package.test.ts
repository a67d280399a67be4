import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')

interface Manifest {
  exports: { './server': Record<string, string> }
}
const conditions = (JSON.parse(read('package.json')) as Manifest).exports['./server']

test('klump-checkout/server lists its types first, and the conditions of servers before browser', () => {
  const order = Object.keys(conditions)
  expect(order[0]).toBe('types')
  expect(order.at(-1)).toBe('default')
  for (const runtime of ['workerd', 'edge-light', 'deno', 'bun', 'node'])
    expect(order.indexOf(runtime), runtime).toBeLessThan(order.indexOf('browser'))
})

test('the file for browsers exports the names of the server’s file, so that its message is the only error', async () => {
  const refused = [...read(conditions['browser'] ?? '').matchAll(/export const (\w+)/g)].map(
    ([, name]) => name,
  )
  const real = Object.keys((await import(join(ROOT, conditions['default'] ?? ''))) as object)
  expect(new Set(refused)).toEqual(new Set(real))
  const names = [
    'KlumpServerError',
    'createPaymentPage',
    'nextAttempt',
    'reconcile',
    'verifyOrder',
    'verifyTransaction',
    'verifyWebhook',
  ]
  expect(real.toSorted()).toEqual(names)
})

test('dist/server.js imports no package and no module of Node', () => {
  const text = read('dist/server.js')
  expect(text).toContain('klump-secret-key')
  expect(text.match(/\bimport\b\s*[({'"*]|\bfrom\s*['"]|\brequire\s*\(|\bnode:/g)).toBeNull()
})

test('the types of klump-checkout/server do not name zod, preact or a module of Node', () => {
  const folder = join(ROOT, 'dist/types/server')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.d.ts'),
  )
  expect(files).toContain('index.d.ts')
  for (const file of files)
    expect(readFileSync(join(folder, file), 'utf8'), file).not.toMatch(/zod|preact|node:/)
})
