import { expect, onTestFinished, test, vi } from 'vitest'
import { stand } from '../../src/sandbox/testing/stand.ts'
import { MADE_UP } from './blocks.ts'
import { load } from './load.ts'
import { payFor } from './payments.ts'

/* The two route handlers for Next, as they stand on the page "Sell", against the sandbox. */

interface Route {
  GET(request: Request, context: object): Promise<Response>
  POST(request: Request, context: object): Promise<Response>
}

test('the Next routes answer an open order with a fresh reference, and a paid order as paid', async () => {
  vi.spyOn(console, 'log').mockImplementation(() => {})
  const { sandbox } = stand()
  const { order, reference } = await payFor(sandbox)
  const attempts: { order: string; reference: string }[] = []
  vi.stubEnv('KLUMP_SECRET_KEY', sandbox.account().test.secretKey)
  vi.stubGlobal('fetch', (url: string, init: RequestInit) =>
    sandbox.fetch(new Request(url.replace(MADE_UP.api, 'http://localhost:4999'), init)),
  )
  let current = order
  let isPaidByCard = false
  const marked: unknown[] = []
  const asked: string[] = []
  vi.stubGlobal('orders', {
    find: async () => ({ ...current, checkout: { amount: 4100, currency: 'NGN', items: [] } }),
    attempts: {
      list: async () => attempts,
      add: async (attempt: { order: string; reference: string }) => attempts.push(attempt) > 0,
      note: async () => {},
    },
    isPaid: async () => isPaidByCard,
    anotherPaidWith: async () => false,
    loanAsked: async (reference: string) => void asked.push(reference),
    markPaidOnce: async (...what: unknown[]) => void marked.push(what),
    tellSomebody: async () => {},
  })
  onTestFinished(() => {
    vi.unstubAllEnvs()
    vi.unstubAllGlobals()
    vi.restoreAllMocks()
  })
  const { GET } = (await load('app/orders/[id]/klump/route.ts')) as Route
  const { POST } = (await load('app/orders/[id]/confirm/route.ts')) as Route
  const context = { params: Promise.resolve({ id: order.id }) }
  const ask = async () => await (await GET(new Request('http://shop.example/'), context)).json()

  const fresh: unknown = expect.stringMatching(new RegExp(`^${order.id}-1-[\\da-f]{32}$`))
  expect(await ask()).toMatchObject({
    amount: 4100,
    merchant_reference: fresh,
    meta_data: { merchant_reference: fresh },
  })
  const body = JSON.stringify({ reference })
  const confirmed = await POST(new Request('http://shop.example/', { method: 'POST', body }), context)
  expect(await confirmed.json()).toEqual({ verdict: 'paid' })
  expect(marked).toEqual([[order.id, reference]])

  attempts.splice(0, 1, { order: order.id, reference: order.references[1] ?? '' })
  expect(await ask()).toEqual({ verdict: 'already-paid' })
  current = { ...order, total: '9000' }
  expect(await ask()).toEqual({ verdict: 'unknown' })
  isPaidByCard = true
  expect(await ask()).toEqual({ verdict: 'already-paid' })

  const begun = await payFor(sandbox, { until: 'NEW_LOAN' })
  current = begun.order
  const reported = JSON.stringify({ reference: begun.reference })
  const pending = await POST(new Request('http://shop.example/', { method: 'POST', body: reported }), context)
  expect(await pending.json()).toEqual({ verdict: 'in-progress' })
  expect(asked).toEqual([begun.order.references[1]])
})
