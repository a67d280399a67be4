import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')

/** A shop's app in a folder of its own, with the built package installed as by npm and without our source in reach. */
export interface App {
  folder: string
  /** Writes a file of the app and returns its path. */
  write(name: string, text: string): string
  remove(): void
}

export function createApp(): App {
  const folder = mkdtempSync(join(tmpdir(), 'klump-server-'))
  const installed = join(folder, 'node_modules/klump-checkout')
  const manifest = readFileSync(join(ROOT, 'package.json'), 'utf8')
  mkdirSync(installed, { recursive: true })
  writeFileSync(join(installed, 'package.json'), manifest)
  for (const file of filesOf(manifest)) {
    if (!existsSync(join(ROOT, file))) throw new Error(`${file} is not built: run npm run build first.`)
    mkdirSync(dirname(join(installed, file)), { recursive: true })
    cpSync(join(ROOT, file), join(installed, file), { recursive: true })
  }
  writeFileSync(join(folder, 'package.json'), '{ "name": "shop", "type": "module", "private": true }')
  return {
    folder,
    write(name, text) {
      writeFileSync(join(folder, name), text)
      return join(folder, name)
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** The files of the export ./server. Its types are many files, so their folder. */
function filesOf(manifest: string): Set<string> {
  const { exports } = JSON.parse(manifest) as { exports: { './server': Record<string, string> } }
  const files = Object.values(exports['./server'])
  return new Set(files.map((file) => (file.endsWith('.d.ts') ? dirname(file) : file)))
}
