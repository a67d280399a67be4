import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { BUNDLES, cyclesIn, forbiddenImports, strayFiles, type Import } from './layers.ts'

const SRC = join(import.meta.dirname, '../../src')
const DIST = join(import.meta.dirname, '../../dist')

// Every way one module names another: import, export from, import(), and `import x from`.
const SPECIFIER = /(?:\bfrom\s*|\bimport\s*\(?\s*)(['"])(\.{1,2}\/[^'"]+)\1/g

function importsOf(folder: string): Import[] {
  return (
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .flatMap((file) => {
        const text = readFileSync(join(folder, file), 'utf8')
        return [...text.matchAll(SPECIFIER)].map(([, , path]) => ({
          from: file,
          to: relative(folder, join(folder, dirname(file), (path ?? '').replace(/\?.*$/, ''))),
        }))
      })
      // A test may contain the text of another script. A path without a file is not an import of ours (tsc checks those).
      .filter(({ to }) => existsSync(join(folder, to)))
  )
}

describe('the imports of src', () => {
  const imports = importsOf(SRC)

  it('are found by this test', () => {
    expect(imports).toContainEqual({ from: 'protocol/to-frame.ts', to: 'validation/order.ts' })
    expect(imports.length).toBeGreaterThan(50)
  })

  it('all keep to the order of layers', () => {
    expect(forbiddenImports(imports)).toEqual([])
  })

  it('have no cycle, types included', () => {
    expect(cyclesIn(imports)).toEqual([])
  })

  it.each([
    ['errors/codes.ts', 'validation/order.ts'],
    ['overlay/host.ts', 'checkout/main.tsx'],
    ['checkout/main.tsx', 'overlay/host.ts'],
    ['protocol/messages.ts', 'loader/klump.ts'],
    ['loader/klump.ts', 'overlay/session.ts'],
    ['validation/order.ts', 'sandbox/index.ts'],
    ['validation/order.ts', 'sandbox/published/partners.json'],
    ['checkout/testing/wire.ts', 'sandbox/published/read.ts'],
    ['newcomer/x.ts', 'errors/codes.ts'],
    ['checkout/api/calls.ts', 'checkout/flow/state.ts'],
    ['checkout/components/Button.tsx', 'checkout/screens/Terms.tsx'],
    ['checkout/newcomer/x.ts', 'checkout/api/calls.ts'],
  ])('must not go from %s to %s', (from, to) => {
    expect(forbiddenImports([{ from, to }])).toHaveLength(1)
  })

  it('are checked for cycles, and the check finds one', () => {
    const cycle = [
      { from: 'a.ts', to: 'b.ts' },
      { from: 'b.ts', to: 'c.ts' },
      { from: 'c.ts', to: 'b.ts' },
    ]
    expect(cyclesIn(cycle)).toEqual([['b.ts', 'c.ts', 'b.ts']])
  })
})

describe('a built file', () => {
  /** The src files in each source map of this name. A chunk that has only a hash as its name belongs to its importer. */
  const mapsOf = (bundle: string): string[][] => {
    const { dir, name } = { dir: dirname(bundle), name: bundle.split('/').at(-1)?.replace(/\.js$/, '') ?? '' }
    const folder = join(DIST, dir === 'checkout' ? 'checkout/assets' : '')
    return readdirSync(folder)
      .filter((file) => new RegExp(String.raw`^${name}(-[\w-]{8})?\.js\.map$`).test(file))
      .map((file) => {
        const { sources } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { sources: string[] }
        return sources.flatMap((source) => /(?:^|\/)src\/(.+)$/.exec(source)?.[1] ?? [])
      })
  }

  it.each(Object.keys(BUNDLES))('%s contains no source file of another bundle', (bundle) => {
    const maps = mapsOf(bundle)
    expect(maps.flat().length).toBeGreaterThan(0)
    expect(maps.flatMap((sources) => strayFiles(bundle, sources))).toEqual([])
  })

  it('with a source file of another bundle is found by this test', () => {
    expect(strayFiles('klump.js', ['loader/klump.ts', 'overlay/session.ts'])).toEqual([
      'klump.js contains overlay/session.ts',
    ])
  })
})
