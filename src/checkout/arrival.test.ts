import { describe, expect, it } from 'vitest'
import { PROTOCOL_VERSION } from '../protocol/parts.ts'
import { awaitArrival, type Arrival } from './arrival.ts'
import { createApi } from './api/calls.ts'
import * as laterCalls from './api/later-calls.ts'
import { ApiFailure } from './model/failure.ts'
import { order as wireOrder, partner, session } from './testing/wire.ts'

const SHOP = 'https://shop.example'
const order = { ...wireOrder, email: 'ada@example.com', phone: '08012345678' }
const OPEN = { klump: 'open', version: PROTOCOL_VERSION, publicKey: 'klp_pk_test_0000', order }
const START = ['POST /v1/transactions/initiate', 'GET /v1/loans/partners']

const turns = () => new Promise((resolve) => setImmediate(resolve))

interface Metas {
  readonly [name: string]: string
}

/** The checkout's window inside a page of the shop. Only the first script of its document runs. */
function arriving(metas: Metas = {}, isSecureContext = true, left: object | null = null) {
  const asked: { readonly what: string; readonly body: unknown; readonly signal: AbortSignal }[] = []
  const said: unknown[] = []
  const parent = { postMessage: (message: unknown) => said.push(message) }
  const named: Metas = { 'klump-api': 'https://api.example', ...metas }
  const window = Object.assign(new EventTarget(), {
    parent,
    isSecureContext,
    location: { origin: 'https://checkout.example', ancestorOrigins: [SHOP] },
    history: { state: left, replaceState() {} },
    document: {
      baseURI: 'https://checkout.example/checkout/',
      querySelector: (selector: string) => {
        const content = named[/name="([^"]+)"/.exec(selector)?.[1] ?? '']
        return content === undefined ? null : { content }
      },
      createElement: () => ({}),
      documentElement: { append() {} },
    },
  })
  const answers: Record<string, unknown> = {
    '/v1/transactions/initiate': session,
    '/v1/loans/partners': { data: [partner()] },
  }
  const arrived: Arrival[] = []
  void awaitArrival(window as unknown as Window & typeof globalThis, {
    async fetch(input, init) {
      const { pathname } = new URL(input instanceof Request ? input.url : input)
      const signal = init?.signal ?? AbortSignal.abort()
      asked.push({
        what: `${init?.method} ${pathname}`,
        body: typeof init?.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined,
        signal,
      })
      const answer = answers[pathname]
      if (answer instanceof Promise) return (await answer) as Response
      return answer instanceof Response ? answer : Response.json(answer)
    },
    after: () => () => {},
    afterVisible: () => () => {},
    random: () => 0,
    online: () => true,
    onOnline: () => () => {},
  }).then((arrival) => arrived.push(arrival))

  /** Sends a message from the page. Returns the page's end of the port. */
  function say(
    data: unknown,
    { source = parent, hasPort = true }: { source?: object; hasPort?: boolean } = {},
  ) {
    const { port1, port2 } = new MessageChannel()
    const heard: unknown[] = []
    port1.addEventListener('message', (event) => heard.push(event.data))
    port1.start()
    const event = new Event('message')
    window.dispatchEvent(Object.assign(event, { source, origin: SHOP, data, ports: hasPort ? [port2] : [] }))
    return { port: port1, heard }
  }
  return { say, said, arrived, answers, asked, paths: () => asked.map(({ what }) => what) }
}

const apiOf = ({ client, shopPage, early }: Arrival) => {
  const api = createApi(client, OPEN.publicKey, async () => laterCalls, shopPage)
  return early?.under(api, async (json) => laterCalls.readExistingLoan(json)) ?? api
}
const call = { verb: 'start', contact: { email: order.email, phone: order.phone } } as const

describe('the first script of the document', () => {
  it('sends hello, and the first API requests in the turn in which it receives `open`', () => {
    const { say, said, paths } = arriving()
    expect(said).toEqual([{ klump: 'hello', version: PROTOCOL_VERSION }])
    expect(paths()).toEqual([])
    say(OPEN)
    expect(paths()).toEqual(START)
  })

  it('sends the order request that the flow would send, with the shop’s origin', async () => {
    const { say, asked, arrived } = arriving({ 'klump-shop-origin': 'send' })
    say(OPEN)
    await turns()
    const [early] = asked
    const { client, shopPage } = arrived[0] as Arrival
    await createApi(
      client,
      OPEN.publicKey,
      async () => laterCalls,
      shopPage,
    )({ ...call, order: arrived[0]?.open.order ?? order }, new AbortController().signal)
    expect(asked[2]?.body).toEqual(early?.body)
    expect(early?.body).toMatchObject({ shop_origin: SHOP, shop_ancestors: [SHOP] })
  })

  it.each<[string, unknown, Parameters<ReturnType<typeof arriving>['say']>[1]]>([
    ['another window', OPEN, { source: {} }],
    ['the page, without a port', OPEN, { hasPort: false }],
    ['the page, in another version', { ...OPEN, version: PROTOCOL_VERSION + 1 }, {}],
    ['the page, with an invalid order', { ...OPEN, order: { ...order, amount: 'all' } }, {}],
    ['the page, without an order', { ...OPEN, order: undefined }, {}],
    ['the page, of another type than `open`', { klump: 'hello', version: PROTOCOL_VERSION }, {}],
  ])('sends no request after a message from %s', async (_who, data, how) => {
    const { say, paths, arrived } = arriving()
    say(data, how)
    await turns()
    expect([paths(), arrived]).toEqual([[], []])
  })

  it.each<[string, Metas, boolean, object]>([
    ['is not listed', { 'klump-allowed-origins': 'https://other.example' }, true, {}],
    ['is not secure and has a LIVE key', {}, false, { publicKey: 'klp_pk_0000' }],
  ])('reports failed without a request for a page that %s', async (_what, metas, isSecure, changes) => {
    const { say, paths, arrived } = arriving(metas, isSecure)
    const { heard } = say({ ...OPEN, ...changes })
    await expect.poll(() => heard).toMatchObject([{ type: 'outcome', outcome: { status: 'failed' } }])
    expect([paths(), arrived]).toEqual([[], []])
  })

  it.each([
    ['the shopper must enter a contact', { order: { ...order, phone: 'none' } }],
    ['the shop answers that the order is paid', { order: undefined, verdict: { verdict: 'already-paid' } }],
  ])('leaves the first request to the flow where %s', async (_what, changes) => {
    const { say, paths, arrived } = arriving()
    say({ ...OPEN, ...changes })
    await turns()
    expect(paths()).toEqual([])
    expect(arrived).toHaveLength(1)
  })

  it('sends the contact that the shopper entered in the previous document', () => {
    const { say, asked } = arriving({}, true, { klump: { contact: { phone: '08099999999' } } })
    say({ ...OPEN, order: { ...order, phone: 'none' } })
    expect(asked[0]?.body).toMatchObject({ phone: '08099999999', email: order.email })
  })

  it('keeps the page’s messages until a listener is added', async () => {
    const { say, arrived } = arriving()
    const { port } = say(OPEN)
    port.postMessage({ type: 'leave-requested' })
    await turns()
    await turns()
    const heard: unknown[] = []
    arrived[0]?.listen((message) => heard.push(message))
    expect(heard).toEqual([{ type: 'leave-requested' }])
    port.postMessage({ type: 'leave-requested' })
    await expect.poll(() => heard.length).toBe(2)
  })
})

describe('an early start request', () => {
  async function opened(answers: Record<string, unknown> = {}) {
    const world = arriving()
    Object.assign(world.answers, answers)
    world.say(OPEN)
    await turns()
    const arrival = world.arrived[0] as Arrival
    return { ...world, api: apiOf(arrival), order: arrival.open.order ?? order }
  }

  it('is used by the flow, so that the transaction is created once', async () => {
    const { api, order, paths } = await opened()
    const answer = await api({ ...call, order }, new AbortController().signal)
    expect(answer).toMatchObject({ verb: 'start', banks: [{ slug: 'stanbic' }] })
    expect(paths()).toEqual(START)
  })

  it('is used once: a later start, or one with another order, sends new requests', async () => {
    const { api, order, paths } = await opened()
    const { signal } = new AbortController()
    await api({ ...call, order: { ...order, merchant_reference: 'order-8' } }, signal)
    expect(paths()).toHaveLength(4)
    await api({ ...call, order }, signal)
    expect(paths()).toHaveLength(4)
    await api({ ...call, order }, signal)
    expect(paths()).toHaveLength(6)
  })

  it('is aborted when the flow aborts its start', async () => {
    const { api, order, asked } = await opened({
      '/v1/transactions/initiate': new Promise(() => {}),
      '/v1/loans/partners': new Promise(() => {}),
    })
    const leaving = new AbortController()
    void api({ ...call, order }, leaving.signal).catch(() => {})
    leaving.abort()
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, true])
  })

  it('fails with the same error as a start of the flow', async () => {
    const refused = Response.json({ message: 'No valid key.' }, { status: 401 })
    const { api, order } = await opened({ '/v1/transactions/initiate': refused })
    const failure = await api({ ...call, order }, new AbortController().signal).catch(
      (error: unknown) => error,
    )
    expect(failure).toBeInstanceOf(ApiFailure)
    expect(failure).toMatchObject({ kind: 'refused', status: 401 })
  })
})
