import { randomBytes } from 'node:crypto'
import { Hono, type Context } from 'hono'
import { limitBody } from '../../src/sandbox/limit-body.ts'
import { baskets, delivery, products } from './catalogue.ts'
import { attemptForPage, linkForOrder } from './attempts.ts'
import { confirmOrder } from './confirm.ts'
import type { JournalEntry } from './journal.ts'
import { limitOrders, limitQuestions, type Limit } from './limit.ts'
import { priceOrder, readCustomer } from './order.ts'
import { openReconciler, type Reconciler } from './reconcile.ts'
import { isLiveKey, readSecretKey } from './secret-key.ts'
import { orderForPage, standingOf, verdictForPage } from './standing.ts'
import type { MerchantStore } from './store/index.ts'
import { createTurns } from './turns.ts'
import { openInbox, type Inbox, type Later } from './webhooks/inbox.ts'
import { webhookRoute } from './webhooks/route.ts'

export interface MerchantOptions {
  /** Sent to the page. */
  publicKey: string
  /**
   * Stays on the server: appears in no response, log or error. The key also determines whether this shop is TEST or LIVE. Each
   * order stores that environment: a TEST payment never pays for a LIVE order, nor the reverse.
   */
  secretKey: string
  /** Base address of Klump's API, e.g. 'https://api.useklump.com'. No slash at the end. */
  apiUrl: string
  /** The shop's own address, for the pictures in the order. No slash at the end. */
  shopUrl: string
  store: MerchantStore
  /** Milliseconds since 1970. */
  clock?: () => number
  /** Returns this many unpredictable bytes, in hex. */
  random?: (bytes: number) => string
  fetch?: typeof fetch
  /** How long Klump may take to answer before the verdict is `unknown`. */
  timeoutMs?: number
  /** Schedules later requests to Klump. Default: a timer. */
  later?: Later
  /** How often a client address may cause requests to Klump; see limit.ts. */
  limit?: Limit
  log?: (line: string) => void
  /** Called with every journal entry: decisions, attempts, webhooks. */
  record?: (entry: JournalEntry) => void
}

export interface Merchant {
  app: Hono
  webhooks: Inbox
  /** Not started yet: of several servers on one store, only one needs to start it. */
  reconciler: Reconciler
}

/**
 * The shop's server: it creates the order, stores its amount, and alone decides whether the order is paid.
 * Throws at once when `secretKey` is not a secret key.
 */
export function createMerchant(options: MerchantOptions): Merchant {
  const secretKey = readSecretKey(options.secretKey)
  const random = options.random ?? ((bytes) => randomBytes(bytes).toString('hex'))
  const shop = {
    store: options.store,
    secretKey,
    apiUrl: options.apiUrl,
    live: isLiveKey(secretKey),
    fetch: options.fetch ?? fetch,
    timeoutMs: options.timeoutMs ?? 10_000,
    clock: options.clock ?? Date.now,
    log: options.log ?? ((line: string) => console.error(line)),
    record: options.record ?? (() => {}),
    turns: createTurns(),
    shopUrl: options.shopUrl,
    random,
  }
  const { store, clock, log } = shop
  const later = options.later ?? laterByTimer
  const webhooks = openInbox(shop, later)
  const reconciler = openReconciler(shop, later)
  const limit = options.limit ?? limitQuestions(clock)
  const orderLimit = limitOrders(clock)
  const app = new Hono<Connected>()

  app.onError((error, c) => {
    log(`${c.req.method} ${c.req.path}: ${error.message.replaceAll(secretKey, 'klp_sk_***')}`)
    return c.json({ message: 'Something went wrong in the shop. Please try again.' }, 500)
  })
  const tooLarge = (c: Context) => c.json({ message: 'That is too large.' }, 413)
  app.use('/api/*', limitBody({ maxBytes: 20_000, tooLarge }))
  app.use('/api/*', async (c, next) => {
    // Other sites can make a browser post a form here, but not JSON: JSON needs a CORS permission that this server does not give.
    if (c.req.method === 'POST' && !c.req.header('content-type')?.startsWith('application/json')) {
      return c.json({ message: 'Send JSON (content-type: application/json).' }, 415)
    }
    c.header('cache-control', 'no-store')
    return await next()
  })

  app.get('/api/catalogue', (c) => c.json({ currency: 'NGN', products, baskets, delivery }))

  app.post('/api/orders', async (c: Context<Connected>) => {
    const seconds = orderLimit(addressOf(c), 1)
    if (seconds > 0)
      return c.json({ message: 'That is too many orders at once. Please try again in a moment.' }, 429, {
        'retry-after': String(seconds),
      })
    const order = priceOrder(await readJson(c.req))
    if (typeof order === 'string') return c.json({ message: order }, 400)
    const lines = order.lines.map(({ product, quantity }) => ({ id: product.id, quantity }))
    const { totalKobo, customer } = order
    const { id } = store.addOrder({ id: random(16), totalKobo, live: shop.live, lines, at: clock() })
    // The first attempt is created with the order: there is no earlier attempt to ask Klump about.
    const attempt = await attemptForPage(id, customer, shop)
    return c.json({ orderId: id, publicKey: options.publicKey, ...attempt }, 201)
  })

  app.get('/api/orders/:id', (c) => {
    const order = store.findOrder(c.req.param('id'))
    if (!order) return c.json({ message: 'There is no such order.' }, 404)
    return c.json(orderForPage(order, store, clock()))
  })

  // Each of these routes sends requests to Klump with the secret key. The page receives only the verdict; reasons go to the log.
  const answerOrder = async (
    c: Context<Connected>,
    answer: (orderId: string, body: unknown) => Promise<object>,
  ) => {
    const order = store.findOrder(c.req.param('id') ?? '')
    if (!order) return c.json({ message: 'There is no such order.' }, 404)
    // The cost is one request to Klump for each attempt of the order.
    const seconds = limit(addressOf(c), order.references.length)
    if (seconds > 0) return c.json({ verdict: 'unknown' }, 429, { 'retry-after': String(seconds) })
    return c.json(await answer(order.id, await readJson(c.req)))
  }

  app.post('/api/orders/:id/confirm', async (c) =>
    answerOrder(c, async (id, body) => {
      const reference =
        typeof body === 'object' && body !== null && 'reference' in body ? body.reference : undefined
      const { verdict } = await confirmOrder({ id }, reference, 'page', shop)
      const order = store.findOrder(id)
      if (!order) throw new Error('The order is not in the store any more.')
      const { state } = standingOf(order, store, clock())
      return { verdict: verdictForPage(verdict, state, reference) }
    }),
  )

  app.post('/api/orders/:id/attempts', async (c) =>
    answerOrder(c, async (id, body) => {
      const read = readCustomer(body)
      return await attemptForPage(id, typeof read === 'string' ? undefined : read.customer, shop)
    }),
  )

  app.post('/api/orders/:id/link', async (c) => answerOrder(c, async (id) => await linkForOrder(id, shop)))

  app.route('/', webhookRoute(shop, webhooks))
  return { app: new Hono().route('/', app), webhooks, reconciler }
}

/** The connection, if the HTTP server provides it. */
interface Connected {
  Bindings: { incoming?: { socket: { remoteAddress?: string | undefined } } }
}

const addressOf = (c: Context<Connected>) => c.env?.incoming?.socket.remoteAddress ?? ''

/** The parsed body, or undefined when it is not JSON. Validation then reports it like any other invalid body. */
async function readJson(request: { json(): Promise<unknown> }): Promise<unknown> {
  return await request.json().catch(() => undefined)
}

const laterByTimer: Later = (ms, run) => {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}
