import { build } from 'esbuild'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { onTestFinished } from 'vitest'
import { DISTINCT } from './blocks.ts'

const ROOT = join(import.meta.dirname, '../..')

const flat = (name: string) => name.replaceAll('/', '-')

/** Loads an example with the examples that it imports, as a server would: as a module, in Node. */
export async function load(name: string): Promise<unknown> {
  mkdirSync(join(ROOT, '.reports'), { recursive: true })
  // Inside the project, where `klump-checkout/server` resolves to the built package.
  const folder = mkdtempSync(join(ROOT, '.reports/docs-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const { name, text } of DISTINCT.filter(({ language }) => language === 'ts' || language === 'js'))
    if (name) writeFileSync(join(folder, flat(name)), text)
  const outfile = join(folder, 'loaded.js')
  await build({
    entryPoints: [join(folder, flat(name))],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    // The folder in which Next looks for what begins with `@/lib/`.
    alias: { '@/lib': folder },
    logLevel: 'silent',
  })
  return await import(/* @vite-ignore */ pathToFileURL(outfile).href)
}
