import { Hono } from 'hono'
import { curl } from '../curl/curl.ts'
import type { Feed } from '../feed.ts'
import { statusBadge } from './wire.ts'

const SAMPLE_ORDER = { items: [{ id: 'fan', quantity: 2 }] }

/** The shop's server with every call of the page noted. Bodies are not: an order holds the shopper's email and phone. */
export function watchShop(app: Hono, feed: Feed, shopOrigin: string): Hono {
  const watched = new Hono()
  watched.use('/api/orders/*', async (c, next) => {
    await next()
    const { method, path } = c.req
    const [, orderId, last] = /^\/api\/orders\/([^/]+)(?:\/(confirm))?$/.exec(path) ?? []
    const reference = last ? await referenceIn(c.req) : undefined
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
        ...(method === 'POST' && { body: last ? { reference: reference ?? '' } : SAMPLE_ORDER }),
      }),
    })
  })
  watched.route('/', app)
  return watched
}

/** The merchant has read the body already; what was read is kept with the request. */
async function referenceIn(request: { json(): Promise<unknown> }): Promise<string | undefined> {
  const body = (await request.json().catch(() => undefined)) as { reference?: unknown } | null | undefined
  return typeof body?.reference === 'string' ? body.reference.slice(0, 80) : undefined
}
