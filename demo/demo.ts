import { join } from 'node:path'
import { listen } from './listen.ts'
import { createMerchant } from './merchant/index.ts'
import { isLiveKey } from './merchant/secret-key.ts'
import { openMerchantStore } from './merchant/store/index.ts'
import { registerWebhook } from './register-webhook.ts'
import { serveSandbox, type Sandbox, type SandboxOptions } from './sandbox/index.ts'
import type { Ports } from './settings.ts'
import { createShop } from './shop/index.ts'
import { createSpa } from './spa/index.ts'

const ROOT = join(import.meta.dirname, '..')

export interface DemoOptions {
  /** 0 takes any free port. */
  ports: Ports
  /** Where orders, accounts and transactions are kept. An empty folder is a fresh start. */
  dataDir: string
  /** The shop's secret key; without one, the TEST key of the sandbox's account. */
  secretKey?: string
  /** Nothing on the console. */
  quiet?: boolean
  sandbox?: Omit<SandboxOptions, 'store' | 'checkoutDir'>
}

export interface Demo {
  origins: { klump: string; shop: string; spa: string }
  sandbox: Sandbox
  close(): Promise<void>
}

/**
 * Starts sandbox, merchant's server, shop and app, all in this process. Package and app have to be built.
 * The sandbox answers on localhost and the shops on 127.0.0.1: different sites, so that the wall between them is real.
 * Rejects with one line, and leaves nothing running, when one of them cannot start.
 */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const { ports, dataDir, quiet = false } = options
  const undo: (() => void | Promise<void>)[] = []
  const close = async () => {
    for (const stop of undo.splice(0).toReversed()) await stop()
  }
  try {
    // The store first, because it makes the folder.
    const store = openMerchantStore(join(dataDir, 'shop.db'))
    undo.push(() => store.close())
    const klump = await serveSandbox({
      ...options.sandbox,
      store: join(dataDir, 'sandbox.db'),
      checkoutDir: join(ROOT, 'dist'),
      hostname: 'localhost',
      port: ports.klump,
    })
    undo.push(() => klump.close())

    const account = klump.sandbox.account()
    const secretKey = options.secretKey ?? account.test.secretKey
    const live = isLiveKey(secretKey)
    const environment = live ? 'live' : 'test'
    const { publicKey } = account[environment]
    const log = quiet ? () => {} : (line: string) => console.error(line)

    const open = async (port: number) => {
      const listening = await listen('127.0.0.1', port)
      undo.push(() => listening.close())
      const shopUrl = listening.origin
      const merchant = createMerchant({
        publicKey,
        secretKey,
        apiUrl: klump.origin,
        shopUrl,
        store,
        log,
      })
      undo.push(() => merchant.webhooks.stop())
      return { listening, merchant, page: { merchant: merchant.app, klumpOrigin: klump.origin, publicKey } }
    }
    const shop = await open(ports.shop)
    shop.listening.serve(createShop(shop.page))
    shop.merchant.webhooks.resume()
    registerWebhook(klump.sandbox.webhooks, environment, shop.listening.origin)
    const spa = await open(ports.spa)
    spa.listening.serve(createSpa({ ...spa.page, built: join(ROOT, '.data/spa') }))

    const origins = { klump: klump.origin, shop: shop.listening.origin, spa: spa.listening.origin }
    return { origins, sandbox: klump.sandbox, close }
  } catch (error) {
    await close()
    throw error
  }
}
