import { sha384, type Version } from './version.ts'

/** Suffixes that the script adds to the address of a chunk when it retries (script.ts). Each address needs its hash. */
export const TRIES = ['', '?again=1', '?again=2', '?again=3']

/** The integrity.json of a host. The build's hashes do not fit: the host writes the script for an origin, and documents for an API. */
export async function writeIntegrity(
  { name, files }: Version,
  script: Uint8Array<ArrayBuffer>,
  home: string | undefined,
): Promise<string> {
  const hashes = new Map([
    ...[...files]
      .filter(([path]) => /\.(js|css)$/.test(path))
      .map(([path, file]) => [path, file.sha384] as const),
    ['klump.js', await sha384(script)] as const,
  ])
  const integrityOf = (path: string) => `sha384-${hashes.get(path)}`
  const chunks = [...hashes.keys()].filter((path) => path !== 'klump.js' && !path.startsWith('checkout/'))
  const shop = home && {
    script: `<script src="${home}klump.js" integrity="${integrityOf('klump.js')}" crossorigin defer></script>`,
    importMap: {
      integrity: Object.fromEntries(
        chunks.flatMap((path) => TRIES.map((again) => [`${home}${path}${again}`, integrityOf(path)])),
      ),
    },
  }
  const content = {
    version: name,
    files: Object.fromEntries([...hashes.keys()].map((path) => [path, { integrity: integrityOf(path) }])),
    ...(shop && { shop }),
  }
  return `${JSON.stringify(content, null, 2)}\n`
}
