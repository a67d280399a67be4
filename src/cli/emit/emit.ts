import { createHash } from 'node:crypto'
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { ownFolder } from '../../host/own-folder.ts'
import type { EmitKind, HostCommand } from '../host-options.ts'
import { writeCaddyfile } from './caddy.ts'
import { writeHeaders } from './headers.ts'
import { CREDENTIALS, writeCredentials, writeNginxConf } from './nginx.ts'
import { readSite, type Page } from './site.ts'

/**
 * Writes what another server needs to answer as the host does, and says in one line what it wrote.
 * @throws Error for a folder that has something in it
 */
export async function emit(
  command: HostCommand,
  { kind, folder }: { readonly kind: EmitKind; readonly folder: string },
  own = ownFolder(),
): Promise<string> {
  const { kept, alias, ...options } = command.options
  const target = resolve(folder)
  const isPlain = /^[\w./ -]+$/.test(target)
  if (!isPlain) throw new Error('--emit: expected a folder of letters, digits, spaces and . _ - /.')
  await mkdir(target, { recursive: true })
  if ((await readdir(target)).length > 0) throw new Error(`--emit: ${folder} is not empty.`)
  // With a date they were refused before.
  const folders = [...kept.filter((each) => typeof each === 'string'), own]
  const whole = await readSite(options, folders, alias)
  // A host of files takes few rules, and each page of the documentation would be two.
  const isKept = ({ path }: Page) => kind !== 'headers' || !/^(\/v\/[^/]+)?\/docs\//.test(path)
  const site = { ...whole, pages: whole.pages.filter(isKept) }
  const root = kind === 'headers' ? target : join(target, 'files')
  for (const page of site.pages) await writePage(root, page, kind)
  if (kind === 'headers') await writeFile(join(target, '_headers'), writeHeaders(site))
  if (kind === 'caddy') await writeFile(join(target, 'Caddyfile'), writeCaddyfile(site, command, root))
  if (kind === 'nginx') {
    const credentials = writeCredentials(options.credentials ?? {})
    if (credentials !== '') await writeFile(join(target, CREDENTIALS), credentials, { mode: 0o600 })
    await writeFile(join(target, 'nginx.conf'), writeNginxConf(site, command, target, root))
  }
  return `Written for ${kind}: ${site.pages.length} addresses of ${options.origin}, in ${folder}.`
}

async function writePage(root: string, { path, file, forms }: Page, kind: EmitKind): Promise<void> {
  // Twice the same file: /checkout/ and /checkout/index.html.
  if (path !== file) return
  for (const [suffix, bytes] of forms) {
    // A host of files compresses by itself.
    if (kind === 'headers' && suffix !== '') continue
    const name = join(root, file + suffix)
    await mkdir(dirname(name), { recursive: true })
    await writeFile(name, bytes)
    const date = dateOf(bytes)
    await utimes(name, date, date)
  }
}

/**
 * Servers make a file's ETag of its date and its size. A date that is made of what the file holds is the same on each machine, and
 * another for another release.
 */
function dateOf(bytes: Uint8Array): number {
  return 1_000_000_000 + (createHash('sha256').update(bytes).digest().readUInt32BE() % 700_000_000)
}
