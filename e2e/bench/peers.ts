import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { runToEnd } from '../frameworks/program.ts'

/** A product of others that opens over a page, too. */
export interface Peer {
  readonly name: string
  /** Its path on the server, without extension. */
  readonly file: string
  readonly script: Buffer
  readonly styles?: Buffer | undefined
}

const PEERS = {
  paystack: '@paystack/inline-js',
  polar: '@polar-sh/checkout',
  adyen: '@adyen/adyen-web',
  sentry: '@sentry/browser',
}

/** Installs the peers into a folder outside of this project and makes one script of each, as a shop's bundler would. */
export async function bundlePeers(): Promise<Peer[]> {
  const folder = mkdtempSync(join(tmpdir(), 'klump-peers-'))
  try {
    cpSync(join(import.meta.dirname, 'peers'), folder, { recursive: true })
    const flags = ['no-package-lock', 'no-audit', 'no-fund', 'loglevel=error', 'fetch-retry-maxtimeout=10000']
    await runToEnd({ folder, command: ['npm', 'install', ...flags.map((flag) => `--${flag}`)] })
    const peers: Peer[] = []
    for (const [name, npm] of Object.entries(PEERS)) {
      const { outputFiles } = await build({
        entryPoints: [join(folder, `${name}.js`)],
        outdir: join(folder, 'built'),
        bundle: true,
        minify: true,
        format: 'iife',
        define: { 'process.env.NODE_ENV': '"production"' },
        write: false,
        logLevel: 'error',
      })
      const made = (extension: string) => {
        const file = outputFiles.find(({ path }) => path.endsWith(extension))
        return file && Buffer.from(file.contents)
      }
      const { version } = JSON.parse(
        readFileSync(join(folder, 'node_modules', npm, 'package.json'), 'utf8'),
      ) as {
        version: string
      }
      peers.push({
        name: `${npm} ${version}`,
        file: `/${name}`,
        script: made('.js') ?? Buffer.of(),
        styles: made('.css'),
      })
    }
    return peers
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
