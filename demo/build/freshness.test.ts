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

test('what was never built is built', () => {
  expect(needsBuild(sources(10), [join(folder, 'a.js')])).toBe(true)
})

test('what is newer than its sources is left alone', () => {
  expect(needsBuild(sources(10), [file('a.js', 20)])).toBe(false)
})

test('a source that changed is built', () => {
  expect(needsBuild(sources(30), [file('a.js', 20)])).toBe(true)
})

test('a build that was interrupted is done again: one output is missing, or still an old one', () => {
  expect(needsBuild(sources(10), [file('a.js', 20), join(folder, 'b.js')])).toBe(true)
  expect(needsBuild(sources(10), [file('a.js', 20), file('b.js', 5)])).toBe(true)
})

test('a source that was taken away is noticed', () => {
  const watched = sources(10)
  utimesSync(join(folder, 'src'), 30, 30)
  expect(needsBuild(watched, [file('a.js', 20)])).toBe(true)
})
