import { join } from 'node:path'
import { createDeployment } from './deployment.ts'
import { createDesk } from './desk/index.ts'
import { withDocs } from './docs/index.ts'
import { withGallery } from './gallery/index.ts'
import { listen } from './listen.ts'
import type { Limit } from './merchant/limit.ts'
import { openMerchantStore } from './merchant/store/index.ts'
import { serveSandbox, type Sandbox, type SandboxOptions } from '../src/sandbox/index.ts'
import type { Ports } from './settings.ts'

const ROOT = join(import.meta.dirname, '..')

export interface DemoOptions {
  /** 0 takes any free port. */
  ports: Ports
  /** The folder of orders, accounts and transactions. An empty folder is a fresh start. */
  dataDir: string
  /** The shop's secret key. Default: that of the sandbox account's current mode, which is TEST unless a tester switched it. */
  secretKey?: string
  /** Host names that the servers accept besides those of this machine, for instance `192.168.1.20`. */
  hosts?: readonly string[]
  /** Logs nothing to the console. */
  quiet?: boolean
  sandbox?: Omit<SandboxOptions, 'store' | 'checkoutDir'>
  /** How often a client address may make the shop ask Klump. Default: as in merchant/limit.ts. */
  limit?: Limit
}

export interface Demo {
  origins: { klump: string; shop: string; spa: string }
  sandbox: Sandbox
  close(): Promise<void>
}

/**
 * Starts sandbox, merchant's server, shop and app, all in this process. Package and app must be built beforehand.
 * The sandbox answers on localhost and the shops on 127.0.0.1: different sites, so that the browser really isolates them.
 * Rejects with a one-line error, and leaves nothing running, when one of them cannot start.
 */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const { ports, dataDir, hosts, quiet = false } = options
  const undo: (() => void | Promise<void>)[] = []
  const close = async () => {
    for (const stop of undo.splice(0).toReversed()) await stop()
  }
  try {
    // The store is opened first, because it creates the folder.
    const store = openMerchantStore(join(dataDir, 'shop.db'))
    undo.push(() => store.close())
    const desk = createDesk()
    const klump = await serveSandbox({
      ...options.sandbox,
      onRequest: (entry) => {
        options.sandbox?.onRequest?.(entry)
        desk.onRequest(entry)
      },
      store: join(dataDir, 'sandbox.db'),
      checkoutDir: join(ROOT, 'dist'),
      hostname: 'localhost',
      port: ports.klump,
      hosts,
    })
    undo.push(() => klump.close())

    const gallery = withGallery(await listen('127.0.0.1', ports.shop, hosts), join(ROOT, '.data/gallery'))
    const shop = withDocs(gallery, join(ROOT, 'dist/docs'), {
      origin: klump.origin,
      publicKey: () => klump.sandbox.account().test.publicKey,
    })
    undo.push(() => shop.close())
    const spa = await listen('127.0.0.1', ports.spa, hosts)
    undo.push(() => spa.close())

    const log = quiet ? () => {} : (line: string) => console.error(line)
    const spaBuilt = join(ROOT, '.data/spa')
    const deployment = createDeployment({
      klump,
      shop,
      spa,
      spaBuilt,
      store,
      desk,
      log,
      limit: options.limit,
    })
    undo.push(() => deployment.stop())
    undo.push(() => desk.stop())
    const account = klump.sandbox.account()
    deployment.deploy(options.secretKey ?? account[account.mode].secretKey)

    const origins = { klump: klump.origin, shop: shop.origin, spa: spa.origin }
    return { origins, sandbox: klump.sandbox, close }
  } catch (error) {
    await close()
    throw error
  }
}
