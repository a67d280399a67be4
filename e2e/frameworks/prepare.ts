import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Framework } from './frameworks.ts'

const ROOT = join(import.meta.dirname, '../..')

/** The built package as npm would publish it: one file. `npm run build` comes before. */
export function pack(): string {
  const into = mkdtempSync(join(tmpdir(), 'klump-pack-'))
  const args = ['pack', '--ignore-scripts', '--silent', '--pack-destination', into]
  const name = execFileSync('npm', args, { cwd: ROOT, encoding: 'utf8' }).trim().split('\n').at(-1) ?? ''
  return join(into, name)
}

/** A folder beside this file, copied to a place outside of this project: nothing of ours is in reach but what is put there. */
export function copyFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `klump-${name}-`))
  cpSync(join(import.meta.dirname, name), folder, { recursive: true })
  return folder
}

/** The app in a folder of its own, with the part that all apps share. */
export function copyApp({ name, shop }: Framework): string {
  const folder = copyFolder(name)
  cpSync(join(import.meta.dirname, 'shared/shop.ts'), join(folder, shop))
  return folder
}

/** What `npm install klump-checkout` would do; the package depends on nothing, so that this is all. */
export function unpack(tarball: string, folder: string): void {
  const installed = join(folder, 'node_modules/klump-checkout')
  mkdirSync(installed, { recursive: true })
  execFileSync('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1'])
}

/** An app whose packages this project has itself: no registry is asked. */
export function prepareHere(framework: Framework): { folder: string; remove: () => void } {
  const folder = copyApp(framework)
  const tarball = pack()
  unpack(tarball, folder)
  rmSync(dirname(tarball), { recursive: true })
  for (const name of ['react', 'react-dom', 'typescript', 'vite', '@types', '.bin'])
    symlinkSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
