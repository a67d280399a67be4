import { withAllowedOrigins, writeDocument, type DocumentOptions } from './document.ts'
import { frameAncestors, type Framing } from './framing.ts'
import { HOST_HEADERS } from './headers.ts'
import { writeHome } from './home.ts'
import { writeIntegrity } from './integrity.ts'
import { ENCODINGS, type FileEntry } from './manifest.ts'
import { answerWith, chooseEncoding, formsOf, refuse, type Brotli, type Form } from './respond.ts'
import type { Version } from './version.ts'
import { openVersions, type Kept, type Versions } from './versions.ts'

export interface PagesOptions {
  readonly kept: readonly Kept[]
  readonly alias?: string | undefined
  readonly document: DocumentOptions
  readonly framing: Framing
  /** The host's own origin, from which the script finds its files; without it the script uses its tag's address. */
  readonly origin?: string | undefined
  /** The `cache-control` of `/klump.js`: `public, max-age=300`. */
  readonly scriptCache: string
  readonly now: () => number
  /** Compresses what the host writes itself; without it that is sent as gzip at best. */
  readonly brotli?: Brotli | undefined
}

/** A response, and its name in a log: a fixed word, never a path. */
export interface Answered {
  readonly response: Response
  readonly route: 'script' | 'chunk' | 'document' | 'asset' | 'other'
}

export interface Pages {
  answer(request: Request): Promise<Answered>
  /** Reads each file of each version. @throws Error when a file is missing, or is not what was built */
  check(): Promise<Versions>
}

const DOCUMENTS = ['checkout/index.html', 'checkout/terms.html']
const IMMUTABLE = 'public, max-age=31536000, immutable'
/** The names that shops use in their pages: they are the same in each version. */
const SCRIPT = /^klump(-words)?\.js(\.map)?$/
/** Folders that answer with their index.html. */
export const INDEXED: ReadonlySet<string> = new Set(['checkout/', 'docs/'])
/** The hashes of the served files, instead of those that the build wrote. */
export const INTEGRITY = 'integrity.json'
/** Limit of written documents in memory, one for each list of origins. */
const MOST_DOCUMENTS = 200

/** Serves the built files of all versions: script, chunks, documents and their assets. */
export function createPages({
  kept,
  alias,
  document,
  framing,
  origin,
  scriptCache,
  now,
  brotli,
}: PagesOptions): Pages {
  let opening: Promise<Versions> | undefined
  const written = new Map<string, ReturnType<typeof write>>()
  const scripts = new Map<Version, ReturnType<typeof writeScript>>()
  const hashes = new Map<Version, ReturnType<typeof writeHashes>>()

  // After a failure, the next request tries again.
  function open(): Promise<Versions> {
    opening ??= openVersions(kept, alias).catch((error: unknown) => {
      opening = undefined
      throw error
    })
    return opening
  }

  async function write(version: Version, file: string, origins: readonly string[] | undefined) {
    const { html, policy } = writeDocument(new TextDecoder().decode(await version.read(file)), document)
    return {
      form: await formsOf(origins ? withAllowedOrigins(html, origins) : html, brotli),
      policy: frameAncestors(policy, origins),
    }
  }

  async function answerDocument(request: Request, version: Version, file: string): Promise<Response> {
    const origins =
      file === 'checkout/index.html'
        ? await framing.checkout(new URL(request.url).searchParams.get('key') ?? undefined)
        : framing.banner
    // No list (every page may frame the document) and an empty one (no page may) are different documents.
    const key = JSON.stringify([version.name, file, origins ?? null])
    const made = written.get(key) ?? write(version, file, origins)
    written.set(key, made)
    made.catch(() => written.delete(key))
    const [oldest] = written.keys()
    if (written.size > MOST_DOCUMENTS && oldest !== undefined) written.delete(oldest)
    const { form, policy } = await made
    return answerWith(request, await form(request.headers.get('accept-encoding')), {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'content-security-policy': policy,
      ...(document.reportTo === undefined ? {} : { 'reporting-endpoints': `klump="${document.reportTo}"` }),
      ...HOST_HEADERS.checkout,
    })
  }

  // The script requests addresses with its version, so that the checkout has the same version.
  const homeOf = ({ name }: Version) => origin && `${origin}/v/${name}/`

  async function writeScript(version: Version) {
    const built = new TextDecoder().decode(await version.read('klump.js'))
    const home = homeOf(version)
    return await formsOf(home ? writeHome(built, home) : built, brotli)
  }

  async function writeHashes(version: Version) {
    const { bytes } = await (await once(scripts, version, writeScript))(null)
    return await formsOf(await writeIntegrity(version, bytes, homeOf(version)), brotli)
  }

  async function formOfFile(request: Request, version: Version, file: string): Promise<Form> {
    const accepted = request.headers.get('accept-encoding')
    const written =
      file === INTEGRITY
        ? once(hashes, version, writeHashes)
        : file === 'klump.js' && origin !== undefined
          ? once(scripts, version, writeScript)
          : undefined
    if (written) return await (await written)(accepted)
    const entry = version.files.get(file) as FileEntry
    const encoding = chooseEncoding(
      accepted,
      ENCODINGS.filter((name) => entry[name]),
    )
    return {
      bytes: await version.read(file, encoding),
      encoding,
      etag: `${entry.sha384.slice(0, 24)}${encoding ? `-${encoding}` : ''}`,
    }
  }

  async function answerFile(
    request: Request,
    version: Version,
    file: string,
    cache: string,
  ): Promise<Response> {
    return answerWith(request, await formOfFile(request, version, file), {
      'content-type': version.files.get(file)?.type ?? 'application/json',
      'cache-control': cache,
      ...(file.startsWith('docs/')
        ? HOST_HEADERS.docs
        : file.startsWith('checkout/')
          ? {}
          : HOST_HEADERS.script),
    })
  }

  const isOver = (until: Date | undefined) => until !== undefined && until.getTime() <= now()

  async function find(request: Request, path: string): Promise<Answered> {
    const { current, all } = await open()
    const [, name, rest] = /^v\/([\w.-]+)\/(.*)$/.exec(path) ?? []
    const wanted = rest ?? path
    const file = INDEXED.has(wanted) ? `${wanted}index.html` : wanted
    const route = DOCUMENTS.includes(file)
      ? 'document'
      : SCRIPT.test(file) || file === INTEGRITY
        ? 'script'
        : /^(?:checkout|docs)\//.test(file)
          ? 'asset'
          : 'chunk'
    const isDocs = file.startsWith('docs/')
    // File names that change with their content are looked up in all versions: a page from before a release requests them here.
    const candidates =
      name !== undefined
        ? all.filter(({ version }) => version.name === name)
        : route === 'document' || route === 'script' || isDocs
          ? all.filter(({ version }) => version === current)
          : all.filter(({ version }) => version.files.has(file))
    const holding = candidates.filter(({ version }) => file === INTEGRITY || version.files.has(file))
    // A file that has not changed since an expired version is in a later one, too.
    const found = holding.find(({ until }) => !isOver(until)) ?? holding[0]
    // When the version of a page's script is missing or expired, the page gets the checkout of the current version.
    if (name !== undefined && route === 'document' && (!found || isOver(found.until)))
      return { response: movedTo(`/${wanted}${new URL(request.url).search}`), route }
    if (!found) return { response: nothingHere(name !== undefined && !candidates[0]), route: 'other' }
    const { version, until } = found
    if (until && isOver(until))
      return {
        response: refuse(
          410,
          `Version ${version.name} was kept until ${until.toISOString()}.`,
          HOST_HEADERS.script,
        ),
        route,
      }
    const cache =
      name !== undefined ? IMMUTABLE : route === 'script' ? scriptCache : isDocs ? 'no-cache' : IMMUTABLE
    return {
      response: await (route === 'document'
        ? answerDocument(request, version, file)
        : answerFile(request, version, file, cache)),
      route,
    }
  }

  async function answer(request: Request): Promise<Answered> {
    const { pathname, search } = new URL(request.url)
    if (!['GET', 'HEAD'].includes(request.method))
      return {
        response: refuse(405, 'Files are read with GET and HEAD.', { allow: 'GET, HEAD' }),
        route: 'other',
      }
    if (pathname === '/checkout')
      return {
        // With the key from the frame's address.
        response: new Response(null, { status: 301, headers: { location: `/checkout/${search}` } }),
        route: 'other',
      }
    return await find(request, pathname.slice(1))
  }

  return {
    async answer(request) {
      const { response, route } = await answer(request)
      for (const [name, value] of Object.entries(HOST_HEADERS.all)) response.headers.set(name, value)
      return { response, route }
    },
    async check() {
      const versions = await open()
      await Promise.all(
        versions.all.flatMap(({ version }) =>
          [...version.files].flatMap(([file, entry]) => [
            version.read(file),
            ...ENCODINGS.filter((name) => entry[name]).map((name) => version.read(file, name)),
          ]),
        ),
      )
      return versions
    },
  }
}

function movedTo(location: string): Response {
  return new Response(null, {
    status: 302,
    headers: { location, 'cache-control': 'no-store', ...HOST_HEADERS.script },
  })
}

/** Runs `write` once for each version; after a failure, the next call runs it again. */
function once<Written>(
  held: Map<Version, Promise<Written>>,
  version: Version,
  write: (version: Version) => Promise<Written>,
): Promise<Written> {
  const made = held.get(version) ?? write(version)
  held.set(version, made)
  made.catch(() => held.delete(version))
  return made
}

// With CORS headers, so that the browser reports this answer instead of a CORS error.
function nothingHere(isVersion: boolean): Response {
  return refuse(
    404,
    isVersion ? 'This host does not have that version.' : 'There is nothing here.',
    HOST_HEADERS.script,
  )
}
