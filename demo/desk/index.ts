import { join } from 'node:path'
import { Hono } from 'hono'
import type { JournalEntry } from '../merchant/journal.ts'
import { createFaults, type RequestEntry } from '../../src/sandbox/index.ts'
import { limitBody } from '../../src/sandbox/limit-body.ts'
import { readStaticFiles } from '../static-files.ts'
import { eventsRoute } from './events.ts'
import { createFeed } from './feed.ts'
import { onlyThisMachine, type Connected } from './only-this-machine.ts'
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

/** The tester's desk: sees what happens in the demo, and can make each thing go wrong. */
export interface Desk {
  /** For the sandbox: hears of every request. */
  onRequest: (entry: RequestEntry) => void
  /** For the shop's server: hears of every decision and webhook. */
  record: (entry: JournalEntry) => void
  /** For the shop's server: asks Klump, and notes what was sent. */
  fetch: typeof fetch
  /** The shop's server with every call of its page noted. */
  watch: (merchant: Hono, origin: string) => Hono
  /** The page of the desk with all that it needs, below /desk. Until then nothing is noted. */
  open: (place: Place) => Hono
  stop: () => void
}

export function createDesk(): Desk {
  const feed = createFeed()
  /** Calls that the shop's server has under way, by path: they are noted where they are made. */
  const ownCalls: string[] = []
  /** What befalls the shop's server. */
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
      // The dashboard changes things, too. Reading how things stand must not be such a change.
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
      const app = new Hono<Connected>()
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
