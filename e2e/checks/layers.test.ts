import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { turnedArrows, type Arrow } from './layers.ts'

const SRC = join(import.meta.dirname, '../../src')

// Every way one module names another: import, export from, import(), and `import x from`.
const SPECIFIER = /(?:\bfrom\s*|\bimport\s*\(?\s*)(['"])(\.{1,2}\/[^'"]+)\1/g

function arrowsOf(folder: string): Arrow[] {
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
      // A test may hold the text of a script that runs elsewhere; what names no file is nobody's import (tsc sees to that).
      .filter(({ to }) => existsSync(join(folder, to)))
  )
}

describe('imports go one way', () => {
  const arrows = arrowsOf(SRC)

  it('sees the arrows of the source', () => {
    expect(arrows).toContainEqual({ from: 'protocol/to-frame.ts', to: 'validation/order.ts' })
    expect(arrows.length).toBeGreaterThan(50)
  })

  it('finds none that is turned', () => {
    expect(turnedArrows(arrows)).toEqual([])
  })

  it.each([
    ['errors/codes.ts', 'validation/order.ts'],
    ['overlay/host.ts', 'checkout/main.tsx'],
    ['checkout/main.tsx', 'overlay/host.ts'],
    ['protocol/messages.ts', 'klump.ts'],
    ['validation/order.ts', '../demo/sandbox/index.ts'],
    ['validation/order.ts', '../demo/sandbox/published/partners.json'],
    ['checkout/testing/wire.ts', '../demo/sandbox/published/read.ts'],
    ['newcomer/x.ts', 'errors/codes.ts'],
  ])('would refuse %s -> %s', (from, to) => {
    expect(turnedArrows([{ from, to }])).toHaveLength(1)
  })
})
