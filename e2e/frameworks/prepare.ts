import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Framework } from './frameworks.ts'

const ROOT = join(import.meta.dirname, '../..')

/** Packs the built package into the file that npm would publish. Needs `npm run build` first. */
export function pack(): string {
  const into = mkdtempSync(join(tmpdir(), 'klump-pack-'))
  const args = ['pack', '--ignore-scripts', '--silent', '--pack-destination', into]
  const name = execFileSync('npm', args, { cwd: ROOT, encoding: 'utf8' }).trim().split('\n').at(-1) ?? ''
  return join(into, name)
}

/** Copies a folder beside this file to a place outside this project, where only the copied files are in reach. */
export function copyFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `klump-${name}-`))
  cpSync(join(import.meta.dirname, name), folder, { recursive: true })
  return folder
}

/** Copies the app and the part that all apps share to a folder of its own. */
export function copyApp({ name, shop }: Framework): string {
  const folder = copyFolder(name)
  cpSync(join(import.meta.dirname, 'shared/shop.ts'), join(folder, shop))
  return folder
}

/** Does what `npm install klump-checkout` does: the package has no dependencies, so unpacking is enough. */
export function unpack(tarball: string, folder: string): void {
  const installed = join(folder, 'node_modules/klump-checkout')
  mkdirSync(installed, { recursive: true })
  execFileSync('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1'])
}

/** Prepares an app whose packages this project has installed: no registry is needed. */
export function prepareHere(framework: Framework): { folder: string; remove: () => void } {
  const folder = copyApp(framework)
  const tarball = pack()
  unpack(tarball, folder)
  rmSync(dirname(tarball), { recursive: true })
  for (const name of ['react', 'react-dom', 'typescript', 'vite', '@types', '.bin'])
    symlinkSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
