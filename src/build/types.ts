import { execFileSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const FRAMEWORKS = ['react', 'vue', 'svelte']

/**
 * Writes dist/types. Types name nothing that the package is built with, so only files that the entries lead to are kept.
 * @throws Error when the compiler finds an error, after printing it
 */
export function writeTypes(root: string): void {
  const out = join(root, 'dist/types')
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  execFileSync(process.execPath, [tsc, '-p', join(root, 'src/tsconfig.types.json')], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  // Written by hand, and not compiled: each is for a framework on which this package does not depend.
  cpSync(join(root, 'src/elements/frameworks'), join(out, 'elements/frameworks'), { recursive: true })
  const kept = new Set<string>()
  const keep = (file: string): void => {
    if (kept.has(file)) return
    kept.add(file)
    const text = readFileSync(file, 'utf8').replaceAll(/(from '\.[^']+)\.tsx?'/g, "$1.js'")
    writeFileSync(file, text)
    for (const [, path] of text.matchAll(/from '(\.[^']+)\.js'/g)) keep(join(dirname(file), `${path}.d.ts`))
  }
  const entries = [
    'index',
    'elements/index',
    'server/index',
    'host/index',
    'testing/index',
    'testing/sandbox',
  ]
  for (const entry of [...entries, ...FRAMEWORKS.map((name) => `elements/frameworks/${name}`)])
    keep(join(out, `${entry}.d.ts`))
  for (const entry of readdirSync(out, { recursive: true, withFileTypes: true }))
    if (entry.isFile() && !kept.has(join(entry.parentPath, entry.name)))
      rmSync(join(entry.parentPath, entry.name))
}
