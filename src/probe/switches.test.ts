import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { CHOICES, STRICT, type Behaviour } from '../sandbox/behaviour/control.ts'
import { serveSandbox, type Running } from '../sandbox/index.ts'
import { signedIn } from '../sandbox/testing/browser.ts'
import { CALLS } from './calls.ts'
import { listen } from './listen.ts'
import type { Reply, Report } from './model.ts'
import { sendAll, reportOf } from './probe.ts'

/*
 * Checks probe against the sandbox: for every combination of the sandbox's switches, probe has to find out how they are set.
 */

const NOW = new Date('2026-11-29T09:00:00Z')

async function sandboxWith(behaviour: Partial<Behaviour> = {}): Promise<Running> {
  const running = await serveSandbox({
    store: ':memory:',
    checkoutDir: '/nowhere',
    hostname: '127.0.0.1',
    port: 0,
    behaviour,
  })
  onTestFinished(running.close)
  return running
}

async function ask({ origin, sandbox }: Running, fetch = globalThis.fetch) {
  const sent: string[] = []
  const asked = await sendAll({
    api: origin,
    keys: sandbox.account().test,
    run: '0123456789abcdef0123456789abcdef',
    stop: new AbortController().signal,
    fetch,
    pause: async () => {},
    progress: (call, reply) => reply && sent.push(`${call.name} ${reply.status}`),
  })
  return { ...asked, sent }
}

/** Saves the address in the dashboard, has an order paid, and returns the requests that the listener received. */
async function receivedFrom({ origin, sandbox }: Running) {
  const listener = await listen(0, sandbox.account().test.secretKey, () => {})
  onTestFinished(listener.close)
  const dashboard = await signedIn(sandbox)
  await dashboard.send('/dashboard/settings/webhooks', { test: `${listener.origin}/webhook` })
  const post = async (path: string, body: unknown) =>
    await fetch(origin + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  await post('/sandbox/transactions', { amount: 40_000, merchant_reference: 'A-1' })
  await post('/sandbox/clock', { advanceMs: 0 })
  return listener.received
}

const answers = ({ rows }: Report) =>
  Object.fromEntries(rows.map(({ question, isKnown, answer }) => [question, isKnown ? answer : 'unknown']))

/** Every way in which the sandbox can be told to behave. */
const BEHAVIOURS = Object.entries(CHOICES).reduce<Behaviour[]>(
  (all, [name, readings]) => all.flatMap((one) => readings.map((reading) => ({ ...one, [name]: reading }))),
  [STRICT],
)

test('the list has all 32 combinations of the sandbox’s switches', () => expect(BEHAVIOURS).toHaveLength(32))

test.each(BEHAVIOURS)('the probe finds out how the sandbox is set: %j', async (behaviour) => {
  const running = await sandboxWith(behaviour)
  const { replies, ended } = await ask(running)
  expect(ended).toBeUndefined()
  const { references, usedUpAt, verifyNamesMerchantReference, successfulNamesMerchantReference } = behaviour
  const strict = usedUpAt === 'lender' ? 'the choice of a lender' : 'initiate'
  expect(answers(reportOf(running.origin, replies, await receivedFrom(running), NOW))).toMatchObject({
    'What uses a merchant_reference up?':
      references === 'strict' ? strict : 'neither initiate nor the choice of a lender',
    'Does verification name the merchant_reference?': verifyNamesMerchantReference ? 'yes' : 'no',
    'Does the webhook .successful name it?': successfulNamesMerchantReference ? 'yes' : 'no',
    // Only a decline would show that.
    'Can another lender be asked after a decline?': 'unknown',
  })
})

test('the report on a sandbox with default switches has these answers, refusals and dashboard requests', async () => {
  const running = await sandboxWith()
  const { replies } = await ask(running)
  const report = reportOf(running.origin, replies, await receivedFrom(running), NOW)
  expect(report).toMatchObject({ date: '2026-11-29', api: running.origin })
  expect(answers(report)).toMatchInlineSnapshot(`
    {
      "Can another lender be asked after a decline?": "unknown",
      "Do the checkout calls answer without client credentials?": "yes",
      "Does a reference make one payment page only?": "yes: the second is refused with 409",
      "Does resend-webhook take the shop’s own reference?": "yes",
      "Does the webhook .successful name it?": "no",
      "Does verification name the merchant_reference?": "yes",
      "Does verification take the shop’s own reference?": "yes",
      "Is a page that nobody opened a transaction?": "no: verification answers 404",
      "May a page of another origin make the checkout calls (CORS)?": "no",
      "What does a payment page answer?": "200: { link: string }",
      "What does the dashboard send when an address is saved?": "GET without a body; POST without a body",
      "What is answered to a call without a key?": "401: { message: string } “You didn't provide a valid API key. The header klump-secret-key is missing.”",
      "What is answered to a key that nobody has?": "401: { message: string } “You didn't provide a valid API key. No account has this key.”",
      "What is answered to initiate without an amount?": "400: { message: string } “amount: expected an amount in naira, for instance 4100 or "4100.50".”",
      "What is answered to the verification of a reference that nobody began?": "404: { message: string } “There is no transaction with this reference.”",
      "What is left out of .abandoned?": "unknown",
      "What is the body of 409?": "409: { message: string } “Merchant reference must be unique for transaction.”",
      "What uses a merchant_reference up?": "initiate",
    }
  `)
})

test('the probe makes at most four transactions and no loan', async () => {
  const running = await sandboxWith({ references: 'strict', usedUpAt: 'lender' })
  await ask(running)
  expect(running.sandbox.transactions().length).toBeLessThanOrEqual(4)
  expect(running.sandbox.loanCount()).toBe(0)
})

test('each row of the report is an entry of the page “What is not known”', () => {
  const page = readFileSync(join(import.meta.dirname, '../../public/docs/not-known.md'), 'utf8')
  const entries = page.replaceAll('**', '').replaceAll(/\s+/g, ' ').replaceAll('’', "'")
  for (const { about } of reportOf('', new Map(), undefined, NOW).rows)
    expect(entries).toContain(`- ${about.replaceAll('’', "'")}`)
})

test('every row of the report is unknown when there is no answer', () => {
  const { rows } = reportOf('', new Map<string, Reply>(), undefined, NOW)
  expect(rows.filter(({ isKnown }) => isKnown)).toEqual([])
})

/** A proxy in front of the sandbox that changes the answers to some calls. */
const answering =
  (change: (path: string, init: RequestInit) => Response | undefined) =>
  async (address: string | URL | Request, init: RequestInit = {}) =>
    change(new URL(address instanceof Request ? address.url : address).pathname, init) ??
    (await fetch(address, init))

test.each<[string, number, Record<string, string>]>([
  [
    'client credentials are missing',
    403,
    { 'Do the checkout calls answer without client credentials?': 'no: GET' },
  ],
  ['a public key is wrong', 401, { 'Do the checkout calls answer without client credentials?': 'unknown' }],
])('the probe reads a refusal of the checkout calls as: %s (%d)', async (_, status, expected) => {
  const running = await sandboxWith()
  const { replies } = await ask(
    running,
    answering((path, { method }) =>
      method !== 'OPTIONS' && (path.startsWith('/v1/loans') || path.endsWith('/initiate'))
        ? Response.json({ message: 'No.' }, { status })
        : undefined,
    ),
  )
  const found = answers(reportOf('', replies, undefined, NOW))
  for (const [question, answer] of Object.entries(expected)) expect(found[question]).toContain(answer)
  expect(found['What uses a merchant_reference up?']).toBe('unknown')
})

test('an API that answers 201 to what it made is read as one that answers 200', async () => {
  const running = await sandboxWith({ usedUpAt: 'lender' })
  const { replies } = await ask(running, async (address, init) => {
    const response = await fetch(address, init)
    return init?.method === 'POST' && response.ok ? new Response(response.body, { status: 201 }) : response
  })
  expect(answers(reportOf('', replies, undefined, NOW))['What uses a merchant_reference up?']).toBe(
    'the choice of a lender',
  )
})

test('initiate is sent with every field that Klump’s own clients always send', () => {
  const always = [
    'currency',
    'email',
    'items',
    'klump_public_key',
    'meta_data',
    'phone',
    'source',
    'source_analytics',
  ]
  for (const { name, path, body } of CALLS)
    if (body && path.endsWith('/initiate'))
      expect(Object.keys(body), name).toEqual(expect.arrayContaining(always))
})

test('the probe reports CORS from each preflight and from the answer itself', async () => {
  const running = await sandboxWith()
  const cors = (allowed: string, isAnswerAllowed: boolean) =>
    answering((path, { method }) => {
      const headers = { 'access-control-allow-origin': allowed }
      if (method === 'OPTIONS')
        return new Response(null, { status: path.endsWith('feedback') ? 403 : 204, headers })
      return path === '/v1/loans/partners' && isAnswerAllowed
        ? Response.json({ data: [] }, { headers })
        : undefined
    })
  const found = async (...given: Parameters<typeof cors>) => {
    const { replies } = await ask(running, cors(...given))
    return answers(reportOf('', replies, undefined, NOW))[
      'May a page of another origin make the checkout calls (CORS)?'
    ]
  }
  expect(await found('*', true)).toBe('yes, but not POST /loans/feedback')
  expect(await found('https://checkout.useklump.com', true)).toBe('no')
  expect(await found('*', false)).toBe(
    'preflights say yes, the answer to GET /loans/partners no, but not POST /loans/feedback',
  )
})

test.each<[string, number, number]>([
  ['a refused secret key', 401, 1],
  ['too many calls', 429, 1],
  ['an unreachable API', 0, 1],
])('the probe ends after the first call because of %s', async (_, status, calls) => {
  const running = await sandboxWith()
  const { sent, ended } = await ask(running, async () => {
    if (status === 0) throw new TypeError('fetch failed')
    return Response.json({ message: 'No.' }, { status })
  })
  expect(sent).toHaveLength(calls)
  expect(ended).toMatch(/\.$/)
})
