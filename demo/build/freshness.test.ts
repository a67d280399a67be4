import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { needsBuild } from './freshness.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fresh-'))
  mkdirSync(join(folder, 'src'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Writes a file that was last changed at this second. */
function file(name: string, second: number): string {
  const path = join(folder, name)
  writeFileSync(path, '')
  utimesSync(path, second, second)
  return path
}

function sources(second: number): string[] {
  file('src/a.ts', second)
  utimesSync(join(folder, 'src'), second, second)
  return [join(folder, 'src')]
}

test('a build is needed when there is no output yet', () => {
  expect(needsBuild(sources(10), [join(folder, 'a.js')])).toBe(true)
})

test('no build is needed when the output is newer than its sources', () => {
  expect(needsBuild(sources(10), [file('a.js', 20)])).toBe(false)
})

test('a build is needed when a source has changed', () => {
  expect(needsBuild(sources(30), [file('a.js', 20)])).toBe(true)
})

test('a build is needed after an interrupted build: one output is missing or still old', () => {
  expect(needsBuild(sources(10), [file('a.js', 20), join(folder, 'b.js')])).toBe(true)
  expect(needsBuild(sources(10), [file('a.js', 20), file('b.js', 5)])).toBe(true)
})

test('a build is needed when a source was deleted', () => {
  const watched = sources(10)
  utimesSync(join(folder, 'src'), 30, 30)
  expect(needsBuild(watched, [file('a.js', 20)])).toBe(true)
})
