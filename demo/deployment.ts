import type { Desk } from './desk/index.ts'
import type { OrderState, Place } from './desk/place.ts'
import type { Listening } from './listen.ts'
import { nairaText } from './merchant/confirm.ts'
import { createMerchant, type Merchant } from './merchant/index.ts'
import type { Limit } from './merchant/limit.ts'
import { isLiveKey } from './merchant/secret-key.ts'
import type { MerchantStore } from './merchant/store/index.ts'
import { WEBHOOK_PATH } from './merchant/webhooks/route.ts'
import { registerWebhook } from './register-webhook.ts'
import type { Running } from '../src/sandbox/index.ts'
import { createShop } from './shop/index.ts'
import { createSpa } from './spa/index.ts'

export interface DeploymentOptions {
  klump: Running
  shop: Listening
  spa: Listening
  /** The folder into which the app was built. */
  spaBuilt: string
  store: MerchantStore
  desk: Desk
  log: (line: string) => void
  limit?: Limit | undefined
}

export interface Deployment {
  /** Starts shop and app with this secret key. A later call replaces the running ones, as a new release would. */
  deploy: (secretKey: string) => void
  keys: Place['shop']['keys']
  stop: () => void
}

export function createDeployment(options: DeploymentOptions): Deployment {
  const { klump, shop, spa, store, desk, log } = options
  const { sandbox } = klump
  let running: Merchant[] = []
  let keys: ReturnType<Deployment['keys']> | undefined

  const readKeys = () => {
    if (!keys) throw new Error('The shop was not deployed yet.')
    return keys
  }
  const stop = () => {
    for (const { webhooks, reconciler } of running.splice(0)) {
      webhooks.stop()
      reconciler.stop()
    }
  }
  const deskApp = desk.open({
    sandbox,
    origins: { klump: klump.origin, shop: shop.origin, spa: spa.origin },
    shop: {
      keys: readKeys,
      deploy,
      webhookUrl: () => shop.origin + WEBHOOK_PATH,
      orders: () => newestOrders(store),
      reconcile: async () => await running[0]?.reconciler.run(),
    },
  })

  function deploy(secretKey: string): void {
    const environment = isLiveKey(secretKey) ? 'live' : 'test'
    const { publicKey } = sandbox.account()[environment]
    const merchantAt = ({ origin: shopUrl }: Listening) =>
      createMerchant({
        publicKey,
        secretKey,
        apiUrl: klump.origin,
        shopUrl,
        store,
        log,
        fetch: desk.fetch,
        record: desk.record,
        ...(options.limit && { limit: options.limit }),
      })
    const merchants = { shop: merchantAt(shop), spa: merchantAt(spa) }
    const page = ({ app }: Merchant, { origin }: Listening) => ({
      merchant: desk.watch(app, origin),
      desk: deskApp,
      klumpOrigin: klump.origin,
      publicKey,
    })
    shop.serve(createShop(page(merchants.shop, shop)))
    spa.serve(createSpa({ ...page(merchants.spa, spa), built: options.spaBuilt }))

    stop()
    running = [merchants.shop, merchants.spa]
    keys = { environment, publicKey, secretKey }
    registerWebhook(sandbox.webhooks, environment, shop.origin)
    merchants.shop.webhooks.resume()
    merchants.shop.reconciler.start()
  }

  return { deploy, keys: readKeys, stop }
}

function newestOrders(store: MerchantStore): OrderState[] {
  return store.newestOrders(5).map(({ id, number, totalKobo, state, secondPayments }) => ({
    number,
    naira: nairaText(totalKobo),
    state: secondPayments.length > 0 ? 'paid twice' : state,
    attempts: store
      .attemptsOf(id)
      .map(({ reference, state }) => ({ reference, state: state ?? 'not asked about yet' })),
  }))
}
