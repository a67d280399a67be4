import { serve } from '@hono/node-server'
import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import { serveApi } from '../../src/examine/api.ts'
import { examine } from '../../src/examine/examine.ts'
import { stand } from '../../src/sandbox/testing/stand.ts'
import { MADE_UP } from './blocks.ts'
import { load } from './load.ts'
import type { Order } from './payments.ts'

type Confirm = (order: Order, reported?: unknown, heard?: 'successful') => Promise<{ verdict: string }>
interface Event {
  readonly reference: string
  readonly data: {
    readonly merchant_reference?: string
    readonly meta_data: { readonly merchant_reference?: string }
  }
}

test('the server for Node, as it stands in the documents, passes the examination without a finding', async () => {
  const { sandbox } = stand()
  const api = await serveApi(sandbox, 0)
  onTestFinished(api.close)
  vi.stubEnv('KLUMP_SECRET_KEY', sandbox.account().test.secretKey)
  vi.stubGlobal('fetch', (url: string, init: RequestInit) =>
    api.fetch(url.replace(MADE_UP.api, api.origin), init),
  )
  vi.spyOn(console, 'log').mockImplementation(() => {})
  onTestFinished(() => {
    vi.unstubAllEnvs()
    vi.unstubAllGlobals()
    vi.restoreAllMocks()
  })
  const { confirm } = (await load('verify.ts')) as { confirm: Confirm }
  const { POST } = (await load('webhook.ts')) as { POST(request: Request): Promise<Response> }

  const made = new Map<string, Order & { paidWith?: string; times: number }>()
  vi.stubGlobal('orders', {
    anotherPaidWith: async (reference: string, id: string) =>
      [...made.values()].some((order) => order.id !== id && order.paidWith === reference),
    markPaidOnce: async (id: string, reference: string) => {
      const order = made.get(id)
      if (order && order.paidWith === undefined)
        Object.assign(order, { paidWith: reference, times: order.times + 1 })
    },
    tellSomebody: async () => {},
    loanAsked: async () => {},
    confirm: async ({ reference, data }: Event) => {
      const order = made.get(data.merchant_reference ?? data.meta_data.merchant_reference ?? '')
      return order ? await confirm(order, reference, 'successful') : { verdict: 'not-paid' }
    },
  })
  const server = serve({ fetch: POST, port: 0, hostname: '127.0.0.1', overrideGlobalObjects: false })
  onTestFinished(() => void server.close())
  await new Promise<void>((resolve) => (server.listening ? resolve() : server.once('listening', resolve)))

  const judged = await examine({
    sandbox,
    api,
    webhook: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`),
    shop: {
      makeOrder: async () => {
        const id = randomUUID()
        made.set(id, { id, references: [id], total: '40000', live: false, times: 0 })
        return { id, reference: id, amount: 40_000, meta: { merchant_reference: id } }
      },
      stateOf: async ({ id }) => {
        const times = made.get(id)?.times ?? 0
        return { isPaid: times > 0, times }
      },
      confirm: async ({ id }, reference) => {
        const order = made.get(id)
        return { status: 200, text: order ? (await confirm(order, reference)).verdict : '' }
      },
    },
    isLive: false,
    isLoaded: true,
    can: { times: true, confirm: true },
    settle: async () => {},
    pause: async () => await new Promise((resolve) => setImmediate(resolve)),
    turn: async () => {},
    progress: () => {},
  })
  expect(judged.filter(({ verdict }) => verdict !== 'passed')).toEqual([])
})
