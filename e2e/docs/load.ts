import { transform } from 'esbuild'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { onTestFinished } from 'vitest'
import { example } from './blocks.ts'

const ROOT = join(import.meta.dirname, '../..')

/** Loads an example as a server would: as a module, in Node. */
export async function load(name: string): Promise<unknown> {
  mkdirSync(join(ROOT, '.reports'), { recursive: true })
  // Inside the project, where `klump-checkout/server` resolves to the built package.
  const folder = mkdtempSync(join(ROOT, '.reports/docs-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const { code } = await transform(example(name), { loader: 'ts' })
  const file = join(folder, name.replaceAll('/', '-').replace(/\.ts$/, '.js'))
  writeFileSync(file, code)
  return await import(/* @vite-ignore */ pathToFileURL(file).href)
}
