import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FRAME_ANCESTORS, HOST_HEADERS } from '../host/headers.ts'
import { TRIES } from '../host/integrity.ts'

/** Files of the checkout, which a page loads unchanged. Files that are imported from npm go through a bundler. */
const OF_CHECKOUT = /^checkout\/.+\.(js|css|html)$/

/** Files whose names shops write down: the script, and the words that a page may import. */
const NAMED = ['klump.js', 'klump-words.js']

/** Placeholders for the addresses of the host of these files. */
const HOSTS = { script: 'https://js.your-klump-host.example' }

/**
 * Writes dist/integrity.json: the size in bytes and the hash (as in the `integrity` attribute) of each file that a page loads by a tag or
 * an import, and the policies under which both halves work. The documents state the same.
 */
export function writeIntegrity(root: string): void {
  const dist = join(root, 'dist')
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const paths = filesOfPages(dist)
  const files = Object.fromEntries(
    paths.map((path) => {
      const bytes = readFileSync(join(dist, path))
      const hash = createHash('sha384').update(bytes).digest('base64')
      return [path, { integrity: `sha384-${hash}`, bytes: bytes.length }]
    }),
  )
  const chunks = paths.filter((path) => path !== 'klump.js' && !path.startsWith('checkout/'))
  const content = {
    version,
    files,
    shop: {
      script: `<script src="${HOSTS.script}/klump.js" integrity="${files['klump.js']?.integrity}" crossorigin defer></script>`,
      importMap: {
        integrity: Object.fromEntries(
          chunks.flatMap((path) =>
            TRIES.map((again) => [`${HOSTS.script}/${path}${again}`, files[path]?.integrity]),
          ),
        ),
      },
      integrityPolicy: 'blocked-destinations=(script)',
      policy: `script-src ${HOSTS.script}; frame-src ${HOSTS.script}`,
    },
    host: {
      ...HOST_HEADERS,
      checkout: {
        'content-security-policy': policyOf(readFileSync(join(dist, 'checkout/index.html'), 'utf8')),
        ...HOST_HEADERS.checkout,
      },
    },
    frameAncestors: FRAME_ANCESTORS,
  }
  writeFileSync(join(dist, 'integrity.json'), `${JSON.stringify(content, null, 2)}\n`)
}

/** The paths below dist of every file that a page loads by a tag or an import. */
export function filesOfPages(dist: string): string[] {
  const built = readdirSync(dist, { recursive: true, encoding: 'utf8' }).map((path) =>
    path.replaceAll('\\', '/'),
  )
  const ofScript = namedFrom(NAMED, built, (path) => readFileSync(join(dist, path), 'utf8'))
  return built.filter((path) => OF_CHECKOUT.test(path) || ofScript.has(path)).sort()
}

/** The scripts and their chunks. A chunk belongs to these scripts, and not to npm, when a script or one of its chunks names it. */
function namedFrom(
  paths: readonly string[],
  built: readonly string[],
  read: (path: string) => string,
): Set<string> {
  const found = new Set(paths)
  for (const each of found) {
    const text = read(each)
    for (const other of built) if (other.endsWith('.js') && text.includes(other)) found.add(other)
  }
  return found
}

/** The policy of the page, with the API that it names. @throws Error when the page has none */
function policyOf(html: string): string {
  const [, policy] = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(html) ?? []
  if (!policy) throw new Error('checkout/index.html has no Content-Security-Policy.')
  return policy
}
