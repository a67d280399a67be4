import { setTimeout as sleep } from 'node:timers/promises'
import { Hono } from 'hono'
import { applyFault, type Connection, type Faults } from '../../../src/sandbox/index.ts'
import { curl } from '../curl.ts'
import type { Feed } from '../feed.ts'
import { failureName, RECEIVING_WEBHOOKS } from '../switches/failures.ts'
import { statusBadge } from './wire.ts'

const SAMPLE_ORDER = { items: [{ id: 'fan', quantity: 2 }] }

interface Watching {
  feed: Feed
  /** The failures to apply to incoming webhooks. */
  faults: Faults
  shopOrigin: string
  /** When Klump sends the webhook of this id again, milliseconds since 1970. */
  nextTry: (webhookId: string) => number | undefined
}

/** The shops' time zone: West Africa Time. */
const LAGOS = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Africa/Lagos',
  dateStyle: 'medium',
  timeStyle: 'short',
})

const [, WEBHOOK_PATH = ''] = RECEIVING_WEBHOOKS.split(' ')

/** The shop's server, with every call of the page recorded. Bodies are not: an order contains the shopper's email and phone. */
export function watchShop(app: Hono, { feed, faults, shopOrigin, nextTry }: Watching): Hono {
  const watched = new Hono<{ Bindings: Connection }>()
  watched.on('POST', WEBHOOK_PATH, async (c, next) => {
    const fault = faults.take(c.req.method, c.req.path)
    if (!fault) return await next()
    const handle = async () => await app.fetch(c.req.raw, c.env)
    const response = await applyFault({ fault, connection: c.env, handle, wait: sleep })
    const isLost = response.headers.has('x-hono-already-sent')
    const answered = statusBadge(isLost ? 0 : response.status)
    const again = nextTry(c.req.header('x-klump-webhook-id') ?? '')
    feed.add({
      lane: 'klump-shop',
      title: 'Webhook failed',
      ...answered,
      note: `${failureName(fault)}.${again === undefined ? '' : ` Next try: ${LAGOS.format(again)} WAT.`}`,
    })
    return response
  })
  watched.use('/api/orders/*', async (c, next) => {
    await next()
    const { method, path } = c.req
    const [, orderId, last] = /^\/api\/orders\/([^/]+)(?:\/(confirm|attempts|link))?$/.exec(path) ?? []
    const reference = last === 'confirm' ? await referenceIn(c.req) : undefined
    const fields: [string, string | undefined][] = [
      ['order', orderId],
      ['reference', reference],
    ]
    feed.add({
      lane: 'page-shop',
      title: `${method} ${orderId ? path.replace(orderId, ':id') : path}`,
      ...statusBadge(c.res.status),
      fields: fields.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
      curl: curl({
        method,
        url: shopOrigin + path,
        ...(method === 'POST' && { body: bodyOf(last, reference) }),
      }),
    })
  })
  watched.route('/', app)
  return new Hono().route('/', watched)
}

/** A body that repeats the call. */
function bodyOf(last: string | undefined, reference = ''): object {
  if (last === undefined) return SAMPLE_ORDER
  return last === 'confirm' ? { reference } : {}
}

/** The merchant has already read the body; the request object has cached it. */
async function referenceIn(request: { json(): Promise<unknown> }): Promise<string | undefined> {
  const body = (await request.json().catch(() => undefined)) as { reference?: unknown } | null | undefined
  return typeof body?.reference === 'string' ? body.reference.slice(0, 80) : undefined
}
