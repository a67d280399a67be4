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
 * Writes the files with which another server answers as the host does, and returns one line that names what was written.
 * @throws Error for a folder that is not empty
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
  // host-options.ts has already refused folders with a date.
  const folders = [...kept.filter((each) => typeof each === 'string'), own]
  const whole = await readSite(options, folders, alias)
  // A static host takes few rules, and each page of the documentation would need two.
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
  // The same file has two addresses: /checkout/ and /checkout/index.html.
  if (path !== file) return
  for (const [suffix, bytes] of forms) {
    // A static host compresses by itself.
    if (kind === 'headers' && suffix !== '') continue
    const name = join(root, file + suffix)
    await mkdir(dirname(name), { recursive: true })
    await writeFile(name, bytes)
    const date = dateOf(bytes)
    await utimes(name, date, date)
  }
}

/**
 * Servers compute a file's ETag from its date and size. A date derived from the content is the same on each machine, and differs between
 * releases.
 */
function dateOf(bytes: Uint8Array): number {
  return 1_000_000_000 + (createHash('sha256').update(bytes).digest().readUInt32BE() % 700_000_000)
}
