import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Files of the script tag and of the checkout, which a page loads as they are. What npm imports goes through a bundler. */
const LOADED_AS_IT_IS = /^(klump\.js|checkout\/.+\.(js|css|html))$/

/** In the place of the addresses that the host of these files has. */
const HOSTS = { script: 'https://js.your-klump-host.example' }

/**
 * Writes dist/integrity.json: for each file that a page loads by a tag or an import its size in bytes and its hash, as the
 * `integrity` attribute has it, and the policies under which both halves work. The README's section on policies says the same.
 */
export function writeIntegrity(root: string): void {
  const dist = join(root, 'dist')
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const script = readFileSync(join(dist, 'klump.js'), 'utf8')
  const paths = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    // The script's chunks are told from those of npm by the script's naming them.
    .filter((path) => LOADED_AS_IT_IS.test(path) || (path.endsWith('.js') && script.includes(path)))
    .sort()
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
          chunks.map((path) => [`${HOSTS.script}/${path}`, files[path]?.integrity]),
        ),
      },
      integrityPolicy: 'blocked-destinations=(script)',
      policy: `script-src ${HOSTS.script}; frame-src ${HOSTS.script}`,
    },
    host: {
      script: { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' },
      checkout: {
        'content-security-policy': policyOf(readFileSync(join(dist, 'checkout/index.html'), 'utf8')),
        'cross-origin-embedder-policy': 'credentialless',
        'cross-origin-resource-policy': 'cross-origin',
      },
    },
  }
  writeFileSync(join(dist, 'integrity.json'), `${JSON.stringify(content, null, 2)}\n`)
}

/** The page's own, with the API that it names. @throws Error when it has none */
function policyOf(html: string): string {
  const [, policy] = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(html) ?? []
  if (!policy) throw new Error('checkout/index.html has no Content-Security-Policy.')
  return policy
}
