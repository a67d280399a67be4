import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pack, unpack } from '../frameworks/prepare.ts'

export const ROOT = join(import.meta.dirname, '../..')

/** A shop's app in a folder of its own, with the package installed as npm publishes it. */
export interface App {
  readonly folder: string
  readonly tarball: string
  /** Writes a file of the app and returns its path. */
  write(name: string, text: string): string
  /** Links packages that this project has installed. */
  lend(...names: readonly string[]): void
  remove(): void
}

/** Needs `npm run build` first. */
export function createApp(): App {
  const tarball = pack()
  const folder = mkdtempSync(join(tmpdir(), 'klump-package-'))
  unpack(tarball, folder)
  writeFileSync(join(folder, 'package.json'), '{ "name": "shop", "type": "module", "private": true }')
  return {
    folder,
    tarball,
    write(name, text) {
      writeFileSync(join(folder, name), text)
      return join(folder, name)
    },
    lend(...names) {
      for (const name of names) {
        const place = join(folder, 'node_modules', name)
        mkdirSync(dirname(place), { recursive: true })
        symlinkSync(join(ROOT, 'node_modules', name), place)
      }
    },
    remove() {
      rmSync(folder, { recursive: true, force: true })
      rmSync(dirname(tarball), { recursive: true, force: true })
    },
  }
}

/** The files of this folder that the build needs, with the documents, and without the pictures of tests. */
export function copySource(folder: string): void {
  const parts = [
    'src',
    'demo',
    'e2e',
    'public',
    'package.json',
    'tsconfig.json',
    'vite.config.ts',
    'CHANGELOG.md',
    '.github',
  ]
  for (const part of parts)
    cpSync(join(ROOT, part), join(folder, part), {
      recursive: true,
      filter: (path) => !/\/(shots|node_modules|\.data)(\/|$)/.test(path.slice(ROOT.length)),
    })
}
