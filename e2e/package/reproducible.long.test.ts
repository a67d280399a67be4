import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { copySource, ROOT } from './app.ts'

// A whole build is slow on a busy machine.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 })

/** Packages whose code is bundled. They are copied: with a link, the source maps would name its target. */
const BUNDLED = ['preact', 'zod', 'dompurify', 'hono', '@hono', 'minisearch']

let folder: string
beforeAll(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'klump-again-')), 'elsewhere')
  copySource(folder)
  const [from, to] = [join(ROOT, 'node_modules'), join(folder, 'node_modules')]
  mkdirSync(to)
  for (const name of readdirSync(from)) {
    if (BUNDLED.includes(name)) cpSync(join(from, name), join(to, name), { recursive: true })
    // Folders with a dot, like vite's cache, are left out.
    else if (!name.startsWith('.')) symlinkSync(join(from, name), join(to, name))
  }
})
afterAll(() => rmSync(join(folder, '..'), { recursive: true, force: true }))

function hashes(dist: string): Record<string, string> {
  const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = files.map((entry) => join(entry.parentPath, entry.name).slice(dist.length + 1)).sort()
  return Object.fromEntries(
    paths.map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(dist, path)))
        .digest('hex'),
    ]),
  )
}

test('a second build, in another folder and another time zone, is the same to the byte', async () => {
  await promisify(execFile)(process.execPath, [join(folder, 'node_modules/vite/bin/vite.js'), 'build'], {
    cwd: folder,
    env: { ...process.env, TZ: 'Pacific/Auckland', LANG: 'tr_TR.UTF-8' },
  })
  const again = hashes(join(folder, 'dist'))
  expect(Object.keys(again).length).toBeGreaterThan(60)
  expect(again).toEqual(hashes(join(ROOT, 'dist')))
})
