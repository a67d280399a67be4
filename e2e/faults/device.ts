import type { Client, ClientCall } from '../../src/checkout/api/client.ts'
import type { Network } from '../../src/checkout/http/request.ts'
import type { ManualClock } from '../../src/shared/testing/manual-clock.ts'
import type { Device as Mishap } from './fault.ts'

const OFFLINE = 20_000
export const LOAN = 'POST /v1/loans/account/new-loan'
/** Nothing can listen there without being root. */
const NOBODY = 'http://127.0.0.1:1'

/** A shopper's device: real requests; the run controls time and network. */
export interface Device extends Network {
  /** Ids of the open requests. */
  readonly out: ReadonlySet<string>
  /** The status of each request for a loan; 0 without an answer. */
  readonly loans: readonly number[]
  /** The number of timers that the run itself has set: they are not leaks. */
  own(): number
  /** Every request that was made, as method and route. */
  readonly sent: readonly string[]
  /** The client, on a device that may be offline already when a call is made. */
  watched(client: Client): Client
  /** Closes the tab: open requests break off, and no more are sent. */
  kill(): void
}

interface Options {
  readonly clock: ManualClock
  readonly random: () => number
  readonly fetch: typeof fetch
  /** The device's fault at this request, if any. */
  readonly mishap: (route: string) => Mishap | undefined
  readonly onSend: (route: string) => void
}

let ids = 0

export function createDevice({ clock, random, mishap, onSend, fetch }: Options): Device {
  const out = new Set<string>()
  const sent: string[] = []
  const loans: number[] = []
  const life = new AbortController()
  /** What the device reports, and what is true. */
  let online = true
  let isOffline = false
  let own = 0
  const waiting = new Set<() => void>()

  function goOffline(): void {
    online = false
    isOffline = true
    own++
    clock.after(OFFLINE, () => {
      own--
      online = true
      isOffline = false
      for (const emit of waiting) emit()
    })
  }

  const go: typeof fetch = async (input, init) => {
    if (life.signal.aborted) return new Promise<never>(() => {})
    const url = new URL(input instanceof Request ? input.url : input)
    const route = routeOf(init?.method ?? 'GET', url.pathname)
    onSend(route)
    sent.push(route)
    const isLoan = route === LOAN
    if (isLoan) loans.push(0)
    const fault = mishap(route)
    if (fault === 'goes-offline') goOffline()
    if (fault === 'seems-offline') online = false
    if (isOffline) throw new TypeError('offline')
    const id = String(++ids)
    out.add(id)
    const target = fault === 'nobody-listens' ? NOBODY + url.pathname : url
    const signal = AbortSignal.any([life.signal, ...(init?.signal ? [init.signal] : [])])
    try {
      const response = await fetch(target, {
        ...init,
        signal,
        headers: { ...(init?.headers as Record<string, string>), 'x-run-request': id },
      })
      if (isLoan) loans[loans.length - 1] = response.status
      return watchedTo(response, () => out.delete(id))
    } catch (error) {
      out.delete(id)
      throw error
    }
  }

  return {
    out,
    loans,
    own: () => own,
    sent,
    fetch: go,
    after: clock.after,
    afterVisible: clock.afterVisible,
    random,
    online: () => online,
    onOnline(then) {
      waiting.add(then)
      return () => waiting.delete(then)
    },
    watched: (client) => ({
      call<Answer>(call: ClientCall<Answer>) {
        const route = routeOf(call.method, `/v1${call.path.split('?')[0]}`)
        if (mishap(`before ${route}`) === 'was-offline') goOffline()
        return client.call(call)
      },
    }),
    kill: () => life.abort(),
  }
}

/** A request as method and path, without the id of a loan. */
export function routeOf(method: string, path: string): string {
  return `${method} ${path.replace(/(new-loan)\/.+/, '$1/:id')}`
}

// A request ends only when the last byte was read, or when reading failed.
function watchedTo(response: Response, ended: () => void): Response {
  const reader = response.body?.getReader()
  if (!reader) {
    ended()
    return response
  }
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read()
        if (!done) return controller.enqueue(value)
        ended()
        controller.close()
      } catch (error) {
        ended()
        controller.error(error)
      }
    },
    cancel: (reason) => {
      ended()
      return reader.cancel(reason)
    },
  })
  const { status, headers } = response
  return new Response(body, { status, headers })
}
