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

test('this test finds a whole title only, not its beginning and not a comment', () => {
  expect(hasTest("test('it holds', () => {})", 'it holds')).toBe(true)
  expect(hasTest("test('it holds well', () => {})", 'it holds')).toBe(false)
  expect(hasTest('// it holds', 'it holds')).toBe(false)
})

test('the table in SECURITY.md has a line with three cells for each attack', () => {
  expect(ROWS.length).toBeGreaterThan(20)
  for (const row of ROWS) expect(row, row[0]).toHaveLength(3)
})

test.each(ROWS.map(([attack = '', , cell = '']) => [attack, cell]))(
  'the attack “%s” names a test that exists',
  (_attack, cell) => {
    const [, path = '', title = ''] = /^`([^`]+)`: “(.+)”$/.exec(cell) ?? []
    expect(existsSync(join(ROOT, path)), path).toBe(true)
    expect(hasTest(read(path), title), `${path}: ${title}`).toBe(true)
  },
)

test('the README links to SECURITY.md, and its statements about publishing are true', () => {
  expect(README).toContain('(.github/SECURITY.md)')
  const { publishConfig } = JSON.parse(read('package.json')) as { publishConfig: unknown }
  expect(publishConfig).toEqual({ access: 'public', provenance: true })
  expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m)
  // npm runs no install script, so none may be needed. esbuild's only checks its binary, which is a package of its own.
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { hasInstallScript?: boolean; optional?: boolean }>
  }
  const scripted = Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript)
  expect(scripted.map(([path]) => path)).toEqual(['node_modules/esbuild'])
})
