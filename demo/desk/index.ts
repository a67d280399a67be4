import { join } from 'node:path'
import { Hono } from 'hono'
import type { JournalEntry } from '../merchant/journal.ts'
import { createFaults, type RequestEntry } from '../../src/sandbox/index.ts'
import { limitBody } from '../../src/sandbox/limit-body.ts'
import type { Served } from '../../src/sandbox/only-loopback.ts'
import { readStaticFiles } from '../static-files.ts'
import { eventsRoute } from './events.ts'
import { createFeed } from './feed.ts'
import { onlyThisMachine } from './only-this-machine.ts'
import { deskPage, POLICY } from './page.ts'
import type { Place } from './place.ts'
import { createStateNews } from './state-news.ts'
import { readState } from './state.ts'
import { switchRoute } from './switches/routes.ts'
import { watchFetch } from './watch/fetch.ts'
import { callbackEntry } from './watch/callback.ts'
import { journalEntry } from './watch/journal.ts'
import { watchShop } from './watch/shop.ts'
import { wireEntry } from './watch/wire.ts'

/** The tester's desk: shows what happens in the demo, and can make each call fail. */
export interface Desk {
  /** For the sandbox: called with every request. */
  onRequest: (entry: RequestEntry) => void
  /** For the shop's server: called with every journal entry. */
  record: (entry: JournalEntry) => void
  /** For the shop's server: sends requests to Klump and records them. */
  fetch: typeof fetch
  /** The shop's server, with every call of its page recorded. */
  watch: (merchant: Hono, origin: string) => Hono
  /** The desk's page and its routes, below /desk. Before this call, `onRequest` and `record` drop their entries. */
  open: (place: Place) => Hono
  stop: () => void
}

export function createDesk(): Desk {
  const feed = createFeed()
  /** Paths of the shop server's pending calls to Klump: `fetch` records them, so `onRequest` skips them. */
  const ownCalls: string[] = []
  /** The failures that the tester has switched on for the shop's server. */
  const shopFaults = createFaults()
  let place: Place | undefined
  const news = createStateNews(async () => place && (await readState(place, shopFaults)))
  feed.subscribe(news.stir)

  const nextTry = (webhookId: string) =>
    place?.sandbox.webhooks.deliveries().find(({ id }) => id === webhookId)?.nextAttemptAt ?? undefined

  return {
    onRequest(entry) {
      if (!place) return
      const isOwn = entry.method === 'GET' && ownCalls.includes(entry.path)
      const noted = isOwn ? undefined : wireEntry(entry, place.origins.klump, place.shop.keys().publicKey)
      if (noted) feed.add(noted)
      // The dashboard changes the state too. The desk's own reads of the state (/sandbox/) must not count as a change.
      else if (!entry.path.startsWith('/sandbox/')) news.stir()
    },
    record: (entry) => {
      if (place) feed.add(journalEntry(entry, place.shop.webhookUrl()))
    },
    fetch: watchFetch(feed, (path) => {
      ownCalls.push(path)
      return () => void ownCalls.splice(ownCalls.indexOf(path), 1)
    }),
    watch: (merchant, origin) =>
      watchShop(merchant, { feed, faults: shopFaults, shopOrigin: origin, nextTry }),
    open(at) {
      place = at
      const app = new Hono<Served>()
      app.use('/desk', onlyThisMachine)
      app.use('/desk/*', onlyThisMachine)
      app.use('/desk/*', limitBody({ maxBytes: 50_000, tooLarge: (c) => c.body(null, 413) }))
      app.get('/desk', (c) => {
        c.header('content-security-policy', POLICY)
        c.header('cache-control', 'no-cache')
        return c.html(deskPage(at.origins))
      })
      app.post('/desk/heard', async (c) => {
        const entry = callbackEntry(await c.req.json().catch(() => undefined))
        if (!entry) return c.json({ message: 'Expected { page, name, payload }.' }, 400)
        feed.add(entry)
        return c.body(null, 204)
      })
      app.route('/', switchRoute(at, feed, shopFaults))
      app.route('/', eventsRoute(feed, news))
      const files = readStaticFiles(join(import.meta.dirname, 'public'))
      app.get('/desk/:file', async (c, next) => {
        const file = files.get(c.req.path)
        if (!file) return await next()
        return c.body(file.body, 200, { 'content-type': file.type, 'cache-control': 'no-cache' })
      })
      return new Hono().route('/', app)
    },
    stop: () => {
      place = undefined
      news.stop()
    },
  }
}
