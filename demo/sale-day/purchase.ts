import { createApi } from '../../src/checkout/api/calls.ts'
import { createClient } from '../../src/checkout/api/client.ts'
import * as laterCalls from '../../src/checkout/api/later-calls.ts'
import { begin } from '../../src/checkout/flow/begin.ts'
import { run } from '../../src/checkout/flow/run.ts'
import { manualClock } from '../../src/checkout/testing/manual-clock.ts'
import type { Order } from '../../src/validation/order.ts'
import { createSandbox } from '../../src/sandbox/index.ts'
import { BANK, goOn } from './go-on.ts'

/** One request of a purchase, as it went over the wire. Bytes are those of the bodies, as they are. */
export interface Asked {
  readonly route: string
  readonly status: number
  readonly sentBytes: number
  readonly body: string
}

export const saleOrder = (reference: string): Order => ({
  amount: 40_000,
  currency: 'NGN',
  items: [{ name: 'Standing fan', unit_price: 40_000, quantity: 1 }],
  email: 'ada@example.test',
  phone: '08012345678',
  merchant_reference: reference,
})

/** A request by its shape: the id of a loan and the query are no part of it. */
export const routeOf = (method: string, path: string): string =>
  `${method} ${path.replace(/(new-loan)\/.+/, '$1/:id')}`

/**
 * One purchase of the real checkout at the real sandbox, request by request, and what the sandbox says to somebody who
 * asks for the same order again while the bank decides. The model of the server answers with these.
 */
export async function recordPurchase(): Promise<{ asked: Asked[]; again: Asked | undefined }> {
  const clock = manualClock()
  const sandbox = createSandbox({
    store: ':memory:',
    checkoutDir: '/nowhere',
    clock: () => START + Math.floor(clock.now()),
    pollDecisionAfterMs: 3_000,
    // The figures that are written down were counted with shoppers who find their loan again.
    behaviour: { references: 'kind' },
  })
  const asked: Asked[] = []
  const { publicKey } = sandbox.account().test
  const order = saleOrder('recorded')
  const client = createClient({
    base: 'http://127.0.0.1',
    publicKey,
    network: {
      ...clock,
      random: () => 0,
      online: () => true,
      onOnline: () => () => {},
      async fetch(input, init) {
        const request = new Request(input, init)
        const sent = typeof init?.body === 'string' ? init.body : ''
        const response = await sandbox.fetch(request)
        const route = routeOf(request.method, new URL(request.url).pathname)
        const body = await response.clone().text()
        asked.push({ route, status: response.status, sentBytes: Buffer.byteLength(sent), body })
        return response
      },
    },
  })
  const api = createApi(client, publicKey, async () => laterCalls)
  const opening = begin({ publicKey, order, shopOrigin: SHOP })
  const flow = run(opening, { api, clock, random: () => 0, emit: () => {} })
  let again: Asked | undefined
  try {
    while (flow.state.place.at !== 'gone') {
      await new Promise((done) => setImmediate(done))
      if (flow.state.waiting || goOn(flow)) continue
      if (flow.state.place.at === 'deciding' && !again) {
        const contact = { email: order.email ?? '', phone: order.phone ?? '' }
        await api({ verb: 'find-loan', order, contact }, new AbortController().signal)
        again = asked.pop()
      }
      clock.advance(clock.waiting()[0] ?? 0)
    }
    return { asked, again }
  } finally {
    sandbox.close()
  }
}

/** With one bank in the list: ten of them for each of a hundred thousand shoppers would only fill memory. */
export const withOneBank = (asked: readonly Asked[]): Asked[] =>
  asked.map((one) => {
    if (one.route !== 'GET /v1/loans/partners') return one
    const { data } = JSON.parse(one.body) as { data: { slug: string }[] }
    return { ...one, body: JSON.stringify({ data: data.filter(({ slug }) => slug === BANK) }) }
  })

/** 20 May 2023, ten in the morning in Lagos. */
const START = Date.UTC(2023, 4, 20, 9)
export const SHOP = 'https://shop.example'
