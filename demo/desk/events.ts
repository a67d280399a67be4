import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Entry } from './entry.ts'
import type { Feed } from './feed.ts'
import type { StateNews } from './state-news.ts'

/**
 * `GET /desk/events`: past entries, then new ones, as server-sent events: `entry`, `state`, and `reset` for "remove all entries".
 * A browser that reconnects sends the id of its last entry and receives the rest; after an id of another run, it receives everything.
 */
export function eventsRoute(feed: Feed, news: StateNews): Hono {
  const routes = new Hono()
  routes.get('/desk/events', (c) => {
    const last = seenBefore(c.req.header('last-event-id'), feed.run)
    return streamSSE(c, async (stream) => {
      const waiting: (() => Promise<void>)[] = []
      let wake = () => {}
      const push = (send: () => Promise<void>) => {
        waiting.push(send)
        wake()
      }
      const entry = (one: Entry) =>
        push(() =>
          stream.writeSSE({ event: 'entry', id: `${feed.run}/${one.id}`, data: JSON.stringify(one) }),
        )
      const reset = () => push(() => stream.writeSSE({ event: 'reset', data: '{}' }))
      const state = (text: string) => push(() => stream.writeSSE({ event: 'state', data: text }))

      if (last === undefined) reset()
      for (const one of feed.since(last ?? 0)) entry(one)
      const leave = [
        feed.subscribe((one) => (one ? entry(one) : reset())),
        news.subscribe(state),
        () => wake(),
      ]
      stream.onAbort(() => {
        for (const step of leave) step()
      })
      while (!stream.aborted) {
        const send = waiting.shift()
        if (send) await send()
        else await new Promise<void>((resolve) => (wake = resolve))
      }
    })
  })
  return routes
}

function seenBefore(header: string | undefined, run: string): number | undefined {
  const [of, id] = (header ?? '').split('/')
  return of === run && /^\d+$/.test(id ?? '') ? Number(id) : undefined
}
