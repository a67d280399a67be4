import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { README } from './documents.ts'

const ROOT = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const SECURITY = read('.github/SECURITY.md')

/** The lines of the table, without its head. */
const ROWS = SECURITY.split('\n')
  .filter((line) => line.startsWith('| '))
  .slice(2)
  .map((line) => line.split(' | ').map((cell) => cell.replaceAll(/^\| | \|$/g, '').trim()))

/** Whether a test of this title stands in the file, by whatever quotes it is written. */
function hasTest(code: string, title: string): boolean {
  return ["'", '"', '`'].some((quote) => code.includes(quote + title + quote))
}

test('this test knows a title from its beginning, and from words elsewhere', () => {
  expect(hasTest("test('it holds', () => {})", 'it holds')).toBe(true)
  expect(hasTest("test('it holds well', () => {})", 'it holds')).toBe(false)
  expect(hasTest('// it holds', 'it holds')).toBe(false)
})

test('the table has a line for each attack, with three cells', () => {
  expect(ROWS.length).toBeGreaterThan(20)
  for (const row of ROWS) expect(row, row[0]).toHaveLength(3)
})

test.each(ROWS.map(([attack = '', , cell = '']) => [attack, cell]))(
  '“%s” names a test that is there',
  (_attack, cell) => {
    const [, path = '', title = ''] = /^`([^`]+)`: “(.+)”$/.exec(cell) ?? []
    expect(existsSync(join(ROOT, path)), path).toBe(true)
    expect(hasTest(read(path), title), `${path}: ${title}`).toBe(true)
  },
)

test('the README leads here, and what is said of publishing is so', () => {
  expect(README).toContain('(.github/SECURITY.md)')
  const { publishConfig } = JSON.parse(read('package.json')) as { publishConfig: unknown }
  expect(publishConfig).toEqual({ access: 'public', provenance: true })
  expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m)
  // A script that nobody runs must not be needed: esbuild's only looks whether its binary came, which is a package of its own.
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { hasInstallScript?: boolean; optional?: boolean }>
  }
  const scripted = Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript)
  expect(scripted.map(([path]) => path)).toEqual(['node_modules/esbuild'])
})
