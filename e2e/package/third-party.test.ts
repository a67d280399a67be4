import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from './app.ts'

const DIST = join(ROOT, 'dist')
const listed = readFileSync(join(DIST, 'THIRD-PARTY.txt'), 'utf8')

/** Independent of the build: the source maps name the packages whose code a file contains. */
function packagesInMaps(): Set<string> {
  const maps = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.map'),
  )
  expect(maps.length).toBeGreaterThan(8)
  const sources = maps.flatMap(
    (name) => (JSON.parse(readFileSync(join(DIST, name), 'utf8')) as { sources: string[] }).sources,
  )
  return new Set(sources.flatMap((source) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? []))
}

const versionOf = (name: string) =>
  (JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8')) as { version: string })
    .version

test('THIRD-PARTY.txt lists each package whose code is in a source map, with its version', () => {
  const packages = packagesInMaps()
  expect([...packages]).toEqual(expect.arrayContaining(['preact', 'dompurify']))
  for (const name of packages) expect(listed).toContain(`${name} ${versionOf(name)}, `)
})

test('THIRD-PARTY.txt lists the packages of the sandbox, which has no source map', () => {
  for (const name of ['hono', '@hono/node-server'])
    expect(listed).toContain(`${name} ${versionOf(name)}, MIT`)
})

test('THIRD-PARTY.txt contains the texts that the licences require', () => {
  expect(listed).toContain('Copyright (c) 2015-present Jason Miller')
  expect(listed).toContain('Apache License')
})

test('THIRD-PARTY.txt lists only packages whose licence was reviewed', () => {
  const names = [...listed.matchAll(/^(\S+) \d[\w.-]*, (.+) \(in: /gm)].map(
    ([, name, licence]) => `${name}: ${licence}`,
  )
  expect(names).toEqual([
    '@hono/node-server: MIT',
    'dompurify: (MPL-2.0 OR Apache-2.0)',
    'hono: MIT',
    'minisearch: MIT',
    'preact: MIT',
  ])
})
