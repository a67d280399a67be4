import { beforeEach, expect, test, vi } from 'vitest'
import type { Sandbox } from '../../src/sandbox/index.ts'
import { stand } from '../../src/sandbox/testing/stand.ts'
import { MADE_UP } from './blocks.ts'
import { load as loadExample } from './load.ts'
import { cases, NAMED, payFor, type Order } from './payments.ts'

/* Runs the documents' code for servers unchanged against the sandbox. Only the network is replaced. */

type Verdict = { verdict: string }
interface Examples {
  isPaid(order: Order, reference: unknown): Promise<boolean>
  confirm(order: Order, reference: unknown): Promise<Verdict>
  POST(request: Request): Promise<Response>
}

const marked: [string, unknown][] = []
const confirmed: string[] = []
/** The attempts for which the shopper has asked for a loan. */
const asked: string[] = []
/** The verdict of the shop's own verification. */
let verdict = 'paid'
let paidWith: Record<string, string>

let sandbox: Sandbox
let answer: (request: Request) => Response | Promise<Response>
beforeEach(() => {
  sandbox = stand({ fetch: async (url, init) => await hear(new Request(url, init)) }).sandbox
  answer = (request) => sandbox.fetch(request)
  paidWith = {}
  marked.length = 0
  asked.length = 0
  confirmed.length = 0
  verdict = 'paid'
  vi.stubEnv('KLUMP_SECRET_KEY', sandbox.account().test.secretKey)
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    expect(new URL(url).origin).toBe(MADE_UP.api)
    return await answer(new Request(url.replace(MADE_UP.api, 'http://localhost:4999'), init))
  })
  vi.stubGlobal('orders', {
    anotherPaidWith: async (reference: string, id: string) => (paidWith[reference] ?? id) !== id,
    markPaidOnce: async (id: string, reference: unknown) => void marked.push([id, reference]),
    tellSomebody: async () => {},
    loanAsked: async (reference: string) => void asked.push(reference),
    confirm: async ({ reference }: { reference: string }) => {
      confirmed.push(reference)
      return { verdict }
    },
  })
  return () => {
    vi.unstubAllGlobals()
    vi.unstubAllEnvs()
  }
})

/** Receives the webhooks at the shop's address. The sandbox gets its answer. */
let hear: (request: Request) => Promise<Response> = () => Promise.reject(new Error('Nobody listens.'))

const load = async (name: string) => (await loadExample(name)) as Examples

const NODE = {
  'verify.js': async () => (await load('verify.js')).isPaid,
  'confirm.ts': async () => {
    const { confirm } = await load('confirm.ts')
    return async (order: Order, reference: unknown) => {
      const { verdict } = await confirm(order, reference)
      if (verdict === 'unknown') throw new Error('Klump could not be asked.')
      return verdict === 'paid'
    }
  },
  'verify.ts': async () => {
    const { confirm } = await load('verify.ts')
    return async (order: Order, reference: unknown) => {
      const log = vi.spyOn(console, 'log').mockImplementation(() => {})
      const { verdict } = await confirm(order, reference)
      if (verdict === 'unknown') throw new Error(String(log.mock.lastCall))
      return verdict === 'paid'
    }
  },
}

/** These ask by the order's own references: the reported reference changes nothing for a paid order. */
const BY_ORDER = ['verify.ts', 'confirm.ts']

for (const name of ['verify.js', 'verify.ts', 'confirm.ts'] as const) {
  test.each(NAMED)(
    `${name} reports paid orders as paid, and no other; Klump's answer names %s`,
    async (named) => {
      const isPaid = await NODE[name]()
      const handedIn = await cases(sandbox, named)
      const wanted = handedIn.map((one) => (BY_ORDER.includes(name) ? one.orderIsPaid : one.expected))
      for (const [index, { what, order, reference, used }] of handedIn.entries()) {
        paidWith = used ? { [String(reference)]: 'another' } : {}
        expect(await isPaid(order, reference), what).toBe(wanted[index])
      }
      expect(wanted).toContain(true)
      expect(marked.length).toBe(BY_ORDER.includes(name) ? wanted.filter(Boolean).length : 0)
    },
  )
}

test.each(NAMED)(
  'verify.ts notes for which attempt the page reported a loan; Klump’s answer names %s',
  async (named) => {
    vi.spyOn(console, 'log').mockImplementation(() => {})
    const { confirm } = await load('verify.ts')
    sandbox.behaviour.set({ verifyNamesMerchantReference: named === 'merchant_reference' })
    const { order, reference } = await payFor(sandbox, { until: 'NEW_LOAN', named })
    const another = await payFor(sandbox, { until: 'NEW_LOAN', named })
    const [, begun = ''] = order.references
    const answers: string[] = []
    for (const reported of [undefined, '', reference, begun, another.reference])
      answers.push((await confirm(order, reported)).verdict)
    // Where Klump's answers name no order, the other order's transaction may be the one of the newest attempt. That delays this shopper only.
    const newest = named === 'nothing' ? [order.references[2]] : []
    expect(asked).toEqual([begun, begun, ...newest])
    expect(answers.map((verdict) => verdict === 'in-progress')).toEqual([
      false,
      false,
      true,
      true,
      named === 'nothing',
    ])
    const paid = await payFor(sandbox, { named })
    await confirm(paid.order, paid.reference)
    expect(asked).toHaveLength(2 + newest.length)
  },
)

test.each(['merchant_reference', 'meta_data'] as const)(
  'verify.ts notes the attempt also where Klump does not know the shop’s own references; its answer has the %s',
  async (named) => {
    vi.spyOn(console, 'log').mockImplementation(() => {})
    const { confirm } = await load('verify.ts')
    const { order, reference } = await payFor(sandbox, { until: 'NEW_LOAN', named })
    answer = (request) =>
      request.url.includes('KLP-') ? sandbox.fetch(request) : new Response('{}', { status: 404 })
    expect(await confirm(order, reference)).toEqual({ verdict: 'in-progress' })
    expect(asked).toEqual([order.references[1]])
  },
)

test('verify.ts notes the newest attempt when Klump does not answer about the reported one', async () => {
  vi.spyOn(console, 'log').mockImplementation(() => {})
  const { confirm } = await load('verify.ts')
  const { order, reference } = await payFor(sandbox, { until: 'NEW_LOAN' })
  answer = () => new Response('busy', { status: 503 })
  await confirm(order, reference)
  expect(asked).toEqual([order.references.at(-1)])
})

for (const name of ['verify.js', 'verify.ts'] as const)
  test(`${name} throws when Klump cannot be asked, and does not report the order as unpaid`, async () => {
    const isPaid = await NODE[name]()
    const { order, reference } = await payFor(sandbox)
    answer = () => new Response('busy', { status: 503 })
    await expect(isPaid(order, reference)).rejects.toThrow('503')
    answer = () => Promise.reject(new Error('no network'))
    await expect(isPaid(order, reference)).rejects.toThrow(/./)
    vi.stubEnv('KLUMP_SECRET_KEY', 'klp_sk_test_outdated')
    answer = (request) => sandbox.fetch(request)
    await expect(isPaid(order, reference)).rejects.toThrow('401')
  })

test('verify.js follows no redirect, so the key goes to no other host', async () => {
  const { isPaid } = await load('verify.js')
  const { order, reference } = await payFor(sandbox)
  let mode = ''
  answer = (request) => ((mode = request.redirect), sandbox.fetch(request))
  expect(await isPaid(order, reference)).toBe(true)
  expect(mode).toBe('error')
})

test('verify.js refuses a wrong or low amount, and another currency, reference, environment or status', async () => {
  const { isPaid } = await load('verify.js')
  const { order, reference } = await payFor(sandbox)
  const withAmount = (more: object) => async (request: Request) => {
    const body = (await (await sandbox.fetch(request)).json()) as { data: object }
    return Response.json({ ...body, data: { ...body.data, ...more } })
  }
  const amounts: [object, boolean][] = [
    [{ original_amount: '4100.00' }, true],
    [{ original_amount: 4100 }, true],
    [{ original_amount: '4099.99', amount: '9000' }, false],
    [{ original_amount: '900.00' }, false],
    [{ original_amount: '1e9' }, false],
    [{ original_amount: '9,999.00' }, false],
    [{ original_amount: null, amount: undefined }, false],
    [{ currency: 'USD' }, false],
    [{ reference: 'KLP-0000-000000-0000' }, false],
    [{ is_live: true }, false],
    [{ status: 'new' }, false],
  ]
  for (const [more, expected] of amounts) {
    answer = withAmount(more)
    expect(await isPaid(order, reference), JSON.stringify(more)).toBe(expected)
  }
})

test('webhook.ts accepts a signed webhook, refuses an altered one, and answers 503 to an unknown verdict', async () => {
  const { POST } = await load('webhook.ts')
  const heard: { event: string; status: number }[] = []
  let last: Request | undefined
  hear = async (request) => {
    last = request.clone()
    const { event } = (await request.clone().json()) as { event: string }
    const response = await POST(request)
    heard.push({ event, status: response.status })
    return response
  }
  sandbox.webhooks.setUrl('test', 'http://localhost:4998/klump')
  const { reference } = await payFor(sandbox)
  expect(heard).toContainEqual({ event: 'klump.payment.transaction.initiated', status: 200 })
  expect(heard).toContainEqual({ event: 'klump.payment.transaction.successful', status: 200 })
  expect(confirmed).toEqual([reference])

  if (!last) throw new Error('No webhook came.')
  verdict = 'unknown'
  expect((await POST(last.clone())).status).toBe(503)
  verdict = 'paid'
  const altered = new Request(last.clone(), { body: `${await last.text()} `, method: 'POST' })
  expect((await POST(altered)).status).toBe(401)
  expect(confirmed).toEqual([reference, reference])
})
