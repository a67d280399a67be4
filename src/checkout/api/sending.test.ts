import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { hangUp, json, klumpServer, page, type Reply } from '../testing/klump-server.ts'
import { readAs, step } from '../testing/readings.ts'
import { order, step as wireStep, steps } from '../testing/wire.ts'
import { createApi } from './calls.ts'
import type { Call } from '../model/call.ts'
import { createClient, type Client } from './client.ts'
import { ApiFailure } from '../model/failure.ts'
import * as laterCalls from './later-calls.ts'
import { sendingOf } from './sending.ts'

// Which requests the client may repeat. All others reach the server once, whatever happens to the answer.

const contact = { email: 'ada@example.com', phone: '08012345678' }
const read = (name: keyof typeof steps) => step.parse(steps[name])
const posted = (api: string) => step.parse(wireStep('MOON_PHASE', { api, form_fields: [{ name: 'why' }] }))

/** A verb without a row does not compile. `once` and `safe` are the paths of its requests. */
interface Row {
  readonly call: Call
  readonly once: readonly string[]
  readonly safe: readonly string[]
}
const bank = {
  name: 'Stanbic',
  slug: 'stanbic',
  isActive: true,
  charges: [],
  firstStep: { config: null, next_step: steps.account },
}
const TABLE: Record<Call['verb'], readonly Row[]> = {
  start: [
    {
      call: { verb: 'start', order, contact },
      once: ['/transactions/initiate'],
      safe: ['/loans/partners'],
    },
  ],
  // This call goes to the page, not to the API.
  'renew-order': [],
  banks: [{ call: { verb: 'banks', naira: 4100 }, once: [], safe: ['/loans/partners'] }],
  'check-key': [{ call: { verb: 'check-key', naira: 4100 }, once: [], safe: ['/loans/partners'] }],
  'open-bank': [{ call: { verb: 'open-bank', bank }, once: [], safe: [] }],
  'find-loan': [{ call: { verb: 'find-loan', order, contact }, once: ['/transactions/initiate'], safe: [] }],
  follow: [
    ...[
      'account/verification',
      'account/verify-otp',
      'account/accept-loan-terms',
      'account/credentials',
      'moon',
    ].map((name): Row => ({
      call: { verb: 'follow', step: posted(`/loans/${name}`), body: {} },
      once: [`/loans/${name}`],
      safe: [],
    })),
    {
      call: { verb: 'follow', step: read('requirements'), body: {} },
      once: [],
      safe: [read('requirements').path.split('?')[0] ?? ''],
    },
  ],
  terms: [
    {
      call: { verb: 'terms', step: read('terms') },
      once: [],
      safe: [read('terms').path.split('?')[0] ?? ''],
    },
  ],
  insurers: [
    {
      call: { verb: 'insurers', partner: 'stanbic', isLive: false, naira: 4100 },
      once: [],
      safe: ['/loans/partners/insurers'],
    },
  ],
  plan: [
    {
      call: { verb: 'plan', step: read('split'), body: {} },
      once: [],
      safe: ['/loans/account/repayments-detail'],
    },
    {
      call: {
        verb: 'plan',
        step: { ...read('split'), method: 'GET', path: '/loans/account/split' },
        body: {},
      },
      once: ['/loans/account/split'],
      safe: [],
    },
  ],
  quote: [
    {
      call: { verb: 'quote', step: read('split'), body: {} },
      once: ['/loans/account/repayments-detail'],
      safe: [],
    },
  ],
  'new-loan': [
    {
      call: { verb: 'new-loan', step: read('newLoan'), body: {} },
      once: ['/loans/account/new-loan'],
      safe: [],
    },
  ],
  status: [{ call: { verb: 'status', step: read('deciding') }, once: [], safe: [read('deciding').path] }],
}
const ROWS = Object.values(TABLE).flat()

const open: (() => void)[] = []
afterEach(() => {
  for (const close of open.splice(0)) close()
})

/** The paths of the requests that a real server receives for a call, when it answers all of them with `reply`. */
async function heardOf(call: Call, reply: Reply): Promise<string[]> {
  const server = await klumpServer(...Array<Reply>(20).fill(reply))
  open.push(server.close)
  const client = createClient({
    base: server.base,
    publicKey: 'klp_pk_test_0000',
    network: {
      fetch,
      after(_ms, then) {
        queueMicrotask(then)
        return () => {}
      },
      afterVisible(_ms, then) {
        limits.add(then)
        return () => limits.delete(then)
      },
      random: () => 0,
      online: () => true,
      onOnline: () => () => {},
    },
  })
  const api = createApi(client, 'klp_pk_test_0000', async () => laterCalls)
  await api(call, new AbortController().signal).catch(() => {})
  return server.heard.map(({ url }) => (url ?? '').replace(/^\/v1/, '').split('?')[0] ?? '')
}

/** Each ends the time limit of a pending request. */
const limits = new Set<() => void>()
let arrived = 0
/** Does not answer. When all pending requests have arrived, their time limits end. */
const tooLate: Reply = () => {
  if (++arrived < limits.size) return
  arrived = 0
  for (const reach of limits) reach()
}

const count = (heard: readonly string[], path: string) => heard.filter((each) => each === path).length

const FAULTS: readonly [name: string, reply: Reply][] = [
  ['a lost answer', hangUp],
  ['500', json({ message: 'Broken' }, 500)],
  ['503 with Retry-After', json({ message: 'Soon' }, 503, { 'retry-after': '1' })],
  ['429', json({ message: 'Slow down' }, 429, { 'retry-after': '0' })],
  ['408', json({ message: 'Too slow' }, 408)],
  ['a timeout', tooLate],
]

test.each(FAULTS)(
  'after %s a send-once request has arrived once, and a safe request three times',
  async (_name, reply) => {
    for (const { call, once, safe } of ROWS) {
      const heard = await heardOf(call, reply)
      for (const path of once) expect(count(heard, path), path).toBe(1)
      // The start ends with the answer to the order; its list of banks may be cut off before it is tried again.
      for (const path of safe) {
        if (call.verb === 'start') expect(count(heard, path), path).toBeGreaterThanOrEqual(1)
        else expect(count(heard, path), path).toBe(3)
      }
      expect(new Set(heard), call.verb).toEqual(new Set([...once, ...safe]))
    }
  },
)

test.each([
  ['a page instead of an answer', page],
  ['an unreadable answer', json({ hello: 1 })],
  ['a refusal', json({ message: 'No' }, 422)],
])('after %s no request is sent a second time', async (_name, reply) => {
  for (const { call, once, safe } of ROWS) {
    const heard = await heardOf(call, reply)
    for (const path of [...once, ...safe]) expect(count(heard, path), path).toBe(1)
  }
})

test.each([
  ['GET', '/anything', 'safe'],
  ['POST', '/loans/account/repayments-detail', 'safe'],
  ['POST', '/loans/account/repayments-detail?partner=polaris', 'safe'],
  ['POST', '/loans/account/repayments-detail/', 'once'],
  ['POST', '/Loans/account/repayments-detail', 'once'],
  ['POST', '/loans/account/verification', 'once'],
  ['POST', '/unknown', 'once'],
] as const)('the request %s %s is classified as %s', (method, path, sending) => {
  expect(sendingOf({ method, path })).toBe(sending)
})

test('every client call in the source is covered by a row of the table', () => {
  const folder = import.meta.dirname
  const places = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.includes('test'))
    .flatMap((name) => {
      const text = readFileSync(join(folder, name), 'utf8')
      return Array.from(text.matchAll(/client\.call\(/g), () => name)
    })
  // One each: the list of banks, the insurers, the loan and how it stands, a step, a plan and a quote, the order, the terms.
  expect(places).toEqual([
    'banks.ts',
    'insurers.ts',
    'loan.ts',
    'loan.ts',
    'next.ts',
    'plan.ts',
    'plan.ts',
    'session.ts',
    'terms.ts',
  ])
})

test('a transaction is not created again when only the list of banks fails', async () => {
  const made = { merchant: 'Demo', is_live: false }
  const client: Client = {
    call: async ({ path, answer }) => {
      if (path === '/transactions/initiate') return readAs(answer, made)
      throw new ApiFailure('refused', 'The server answered 404.', { status: 404 })
    },
  }
  const api = createApi(client, 'klp_pk_test_0000', async () => laterCalls)
  const answer = await api({ verb: 'start', order, contact }, new AbortController().signal)
  expect(answer).toMatchObject({ session: { merchant: 'Demo' }, banks: { kind: 'refused', status: 404 } })
})
