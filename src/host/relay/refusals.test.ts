import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { hostWith, ORIGIN } from '../testing/host.ts'
import { MOST_SENT } from './admit.ts'

const KEY = 'klp_pk_test_madeup0001'
const CREDENTIALS = { 'x-client-id': 'operator-0001', 'x-client-token': 'dG9wLXNlY3JldC12YWx1ZQ' }
const OWN = { 'sec-fetch-site': 'same-origin', 'klump-public-key': KEY }
const POST = { ...OWN, 'content-type': 'application/json' }
const INITIATE = '/v1/transactions/initiate'

/** A host in front of an API that records the requests. */
function relayWith(options: Parameters<typeof hostWith>[0] = {}) {
  const reached: Request[] = []
  const stand = hostWith(
    { credentials: CREDENTIALS, ...options },
    {
      async fetch(url, init) {
        reached.push(new Request(url, init))
        return Response.json({ ok: true })
      },
    },
  )
  return { ...stand, reached }
}

const post = (body: unknown, headers: Record<string, string> = POST): RequestInit => ({
  method: 'POST',
  headers,
  body: typeof body === 'string' ? body : JSON.stringify(body),
})
const get = (headers: Record<string, string> = OWN): RequestInit => ({ headers })

const read = get()

const REFUSED: [what: string, path: string, init: RequestInit, status: number][] = [
  ['the shop’s call verify', '/v1/transactions/KLP-1644-083962-4231/verify', get(), 404],
  ['the shop’s call resend-webhook', '/v1/transactions/KLP-1644-083962-4231/resend-webhook', get(), 404],
  ['an unknown path', '/v1/accounts', get(), 404],
  ['a known path with another method', INITIATE, get(), 404],
  ['a POST to a call that needs GET', '/v1/loans/partners', post({}), 404],
  ['DELETE', '/v1/loans/partners', { method: 'DELETE', headers: OWN }, 404],
  ['PUT', INITIATE, { ...post({}), method: 'PUT' }, 404],
  ['HEAD', '/v1/loans/partners', { method: 'HEAD', headers: OWN }, 404],
  ['a preflight', INITIATE, { method: 'OPTIONS', headers: { origin: 'https://evil.example' } }, 404],
  ['a path with an escape', '/v1/loans%2fpartners', get(), 404],
  ['a path that leads upwards', '/v1/loans/account/new-loan/..%2f..%2fpartners', get(), 404],
  ['a path with a parameter in it', '/v1/loans/partners;admin=1', get(), 404],
  ['a path with an empty part', '/v1//loans/partners', get(), 404],
  ['a path with a slash at the end', '/v1/loans/partners/', get(), 404],
  ['a path in capitals', '/v1/LOANS/PARTNERS', get(), 404],
  ['an address in the path', '/v1/https://evil.example/loans/partners', get(), 404],
  ['the placeholder :id as a path', '/v1/loans/account/new-loan/:id', get(), 404],
  ['a call from another site', '/v1/loans/partners', get({ ...OWN, 'sec-fetch-site': 'cross-site' }), 403],
  [
    'a call from another host of the same site',
    '/v1/loans/partners',
    get({ ...OWN, 'sec-fetch-site': 'same-site' }),
    403,
  ],
  ['a call from the address bar', '/v1/loans/partners', get({ ...OWN, 'sec-fetch-site': 'none' }), 403],
  [
    'a navigation of a frame of the host’s page',
    '/v1/loans/partners',
    get({ ...OWN, 'sec-fetch-dest': 'iframe' }),
    403,
  ],
  ['the Origin of another site', INITIATE, post({}, { ...POST, origin: 'https://shop.ng' }), 403],
  ['the Origin null', INITIATE, post({}, { ...POST, origin: 'null' }), 403],
  [
    'a POST without an Origin',
    INITIATE,
    post({}, { 'klump-public-key': KEY, 'content-type': 'application/json' }),
    403,
  ],
  ['a call without a key', '/v1/loans/partners', get({ 'sec-fetch-site': 'same-origin' }), 400],
  ['a malformed key', '/v1/loans/partners', get({ ...OWN, 'klump-public-key': 'x, y' }), 400],
  ['a secret key as a header', '/v1/loans/partners', get({ ...OWN, 'klump-secret-key': 'x' }), 400],
  [
    'a secret key in the key’s place',
    '/v1/loans/partners',
    get({ ...OWN, 'klump-public-key': 'klp_sk_1' }),
    400,
  ],
  [
    'a secret key as the session token',
    '/v1/loans/partners',
    get({ ...OWN, authorization: 'Bearer klp_sk_1' }),
    400,
  ],
  ['a secret key in a body', INITIATE, post({ meta_data: { a: ['klp_sk_made_up'] } }), 400],
  ['a secret key with escapes in a body', INITIATE, post('{"a":"\\u006blp_sk_x"}'), 400],
  ['a secret key in the address', '/v1/loans/partners?amount=%6Blp_sk_1', get(), 400],
  ['a parameter with brackets in its name', '/v1/loans/partners?a[b]=1', get(), 400],
  ['a line break in a parameter', '/v1/loans/partners?amount=1%0d%0aX:1', get(), 400],
  ['a long parameter', `/v1/loans/partners?amount=${'1'.repeat(300)}`, get(), 400],
  ['a long address', `/v1/loans/partners?${'a=1&'.repeat(600)}`, get(), 414],
  ['a body that is not JSON', INITIATE, post('amount=1'), 400],
  ['a body that is a list', INITIATE, post([1]), 400],
  ['a body of another type', INITIATE, post({}, { ...OWN, 'content-type': 'text/plain' }), 415],
  ['a body with an encoding', INITIATE, post({}, { ...POST, 'content-encoding': 'gzip' }), 415],
  ['a body that is too large', INITIATE, post({ a: 'x'.repeat(MOST_SENT) }), 413],
  ['a body that grows when it is written again', INITIATE, post(`{"a":[${'1e20,'.repeat(400_000)}1]}`), 413],
  ['a secret key with a percent escape in a body', INITIATE, post({ a: 'klp%255fsk_x' }), 400],
  ['a body that is not UTF-8', INITIATE, { ...post(''), body: new Uint8Array([123, 255, 125]) }, 413],
]

test('the list has at least thirty calls that the relay refuses', () => {
  expect(REFUSED.length).toBeGreaterThanOrEqual(30)
})

test.each(REFUSED)('the relay refuses %s', async (_what, path, init, status) => {
  const { get, reached, lines } = relayWith()
  const response = await get(path, init)
  expect(response.status).toBe(status)
  expect(reached).toEqual([])
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  expect((await response.text()) + lines.join()).not.toMatch(/klp_sk|operator-0001|evil/)
})

test('the relay passes on a document of 5 MB, in base64', async () => {
  const { get, reached } = relayWith({})
  const document_file = `data:application/pdf;base64,${'A'.repeat(6_666_668)}`
  const response = await get('/v1/loans/account/verification', post({ partner: 'renmoney', document_file }))
  expect(response.status).toBe(200)
  expect((await reached[0]?.text())?.length).toBeGreaterThan(6_666_668)
})

test('the relay rewrites the checkout’s request, and adds the operator’s credentials', async () => {
  const { get, reached } = relayWith({ clientAddress: () => '203.0.113.7' })
  const response = await get(
    '/v1/loans/account/verification?step=ACCOUNT',
    post(
      { partner: 'stanbic', amount: 4100 },
      {
        ...POST,
        authorization: 'Bearer the-session',
        origin: ORIGIN,
        cookie: 'a=b',
        'x-forwarded-for': '198.51.100.1',
        'x-forwarded-host': 'evil.example',
        'x-http-method-override': 'DELETE',
        'x-client-id': 'mine',
        'proxy-authorization': 'Basic eA==',
        forwarded: 'for=1.1.1.1',
      },
    ),
  )
  expect([response.status, await response.json()]).toEqual([200, { ok: true }])
  const [sent] = reached
  expect(sent?.url).toBe('https://api.klump.example/v1/loans/account/verification?step=ACCOUNT')
  expect(await sent?.text()).toBe('{"partner":"stanbic","amount":4100}')
  expect(Object.fromEntries(sent?.headers ?? [])).toEqual({
    accept: 'application/json',
    'content-type': 'application/json',
    'klump-public-key': KEY,
    authorization: 'Bearer the-session',
    'x-forwarded-for': '203.0.113.7',
    ...CREDENTIALS,
  })
  expect([sent?.redirect, sent?.method]).toEqual(['manual', 'POST'])
})

test.each([
  ['a GET of a browser of before 2023', '/v1/loans/partners?amount=4100', get({ 'klump-public-key': KEY })],
  [
    'a POST of a browser of before 2023',
    INITIATE,
    post({}, { 'klump-public-key': KEY, 'content-type': 'application/json', origin: ORIGIN }),
  ],
  ['a loan id named like an object’s property', '/v1/loans/account/new-loan/constructor', get()],
  ['a body with the name __proto__', INITIATE, post('{"__proto__":{"a":1}}')],
])('the relay passes on %s', async (_what, path, init) => {
  const { get, reached } = relayWith()
  expect((await get(path, init)).status).toBe(200)
  expect(reached).toHaveLength(1)
})

test.each(['Basic dXNlcjpwYXNz', 'Bearer a\tb', 'Digest x', 'bearer lower', ''])(
  'the relay does not pass on a client’s own credentials: %s',
  async (authorization) => {
    const { get, reached } = relayWith()
    await get('/v1/loans/partners', { headers: { ...OWN, authorization } })
    expect(reached[0]?.headers.has('authorization')).toBe(false)
  },
)

test.each([undefined, () => undefined, () => 'unknown', () => '1.1.1.1, 2.2.2.2', () => 'a\r\nb'])(
  'the relay passes on no client address unless the operator gives a valid one',
  async (clientAddress) => {
    const { get, reached } = relayWith({ clientAddress })
    await get('/v1/loans/partners', { headers: { ...OWN, 'x-forwarded-for': '198.51.100.1' } })
    expect(reached[0]?.headers.has('x-forwarded-for')).toBe(false)
  },
)

test('the relay passes on additional calls that the operator names', async () => {
  const { get, reached } = relayWith({ calls: ['POST /loans/account/confirm-wallet'] })
  expect((await get('/v1/loans/account/confirm-wallet', post({}))).status).toBe(200)
  expect(reached).toHaveLength(1)
  for (const call of ['POST /loans/*', 'GET loans', 'DELETE /loans', 'GET /loans/../x', 'GET /loans?a'])
    expect(() => relayWith({ calls: [call] })).toThrow(/^calls: expected/)
})

test('the relay accepts only the origin that the operator names', async () => {
  const { get, reached } = relayWith({ origin: 'https://checkout.klump.example' })
  expect((await get(INITIATE, post({}, { ...POST, origin: ORIGIN }))).status).toBe(403)
  expect((await get(INITIATE, post({}, { ...POST, origin: 'https://checkout.klump.example' }))).status).toBe(
    200,
  )
  expect(reached).toHaveLength(1)
})

test('the host passes on no call when the proxy is off', async () => {
  const { get, reached } = relayWith({ proxy: false })
  expect((await get('/v1/loans/partners', { headers: OWN })).status).toBe(404)
  expect(reached).toEqual([])
})

test.each([
  [{ authorization: 'Bearer operators-own' }, /^credentials\.authorization: this header is not/],
  [{ 'Klump-Secret-Key': 'whatever-it-is' }, /^credentials\.klump-secret-key: this header is not/],
  [{ host: 'evil.example' }, /^credentials\.host/],
  [{ 'x-key': 'short' }, /^credentials\.x-key: expected at least 8/],
  [{ 'x-key': 'klp_sk_made_up_0001' }, /has no place/],
  [{ 'x-key': 'with\r\nbreak-in-it' }, /^credentials\.x-key: expected/],
  [{ 'x key': 'whatever-it-is' }, /^credentials: expected names/],
])('the host refuses unusable credentials at the start, without their value', (credentials, sentence) => {
  expect(() => relayWith({ credentials })).toThrow(sentence)
  try {
    relayWith({ credentials })
  } catch (error) {
    for (const value of Object.values(credentials)) expect(String(error)).not.toContain(value)
  }
})

// Only the listed calls reach the API. The test tries all methods, and paths of parts that servers interpret differently.
const piece = fc.constantFrom(
  'v1',
  'loans',
  'partners',
  'account',
  'new-loan',
  'transactions',
  'initiate',
  'verify',
  '..',
  '.',
  '',
  '%2e%2e',
  '%2f',
  '\\',
  ';',
  'KLP-1644-083962-4231',
  'admin',
  '__proto__',
  'http:',
  '@evil.example',
  '%00',
  ' ',
  'é',
)
const path = fc.oneof(
  fc.array(piece, { maxLength: 6 }).map((pieces) => `/${pieces.join('/')}`),
  fc.constantFrom('/loans/partners', '/transactions/initiate', '/loans/account/new-loan/7'),
)
const method = fc.constantFrom(
  'GET',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'HEAD',
  'OPTIONS',
  'PROPFIND',
  'PURGE',
  'get',
)

test(
  'the relay is not open: every method and path reaches one of the listed calls, or nothing',
  { timeout: 900_000 },
  async () => {
    const { get, reached } = relayWith()
    const listed =
      /^(GET \/v1\/loans\/(partners|partners\/(requirements|terms-and-conditions|insurers)|account\/new-loan\/[\w-]+)|POST \/v1\/(transactions\/initiate|loans\/(feedback|account\/[a-z-]+)))$/
    await fc.assert(
      fc.asyncProperty(fc.boolean(), path, method, async (below, path, method) => {
        const hasBody = !['GET', 'HEAD', 'get'].includes(method)
        const init = hasBody ? post({}) : read
        const response = await get((below ? '/v1' : '') + path, { ...init, method })
        expect(response.status).toBeLessThan(500)
      }),
      { numRuns: Number(process.env['KLUMP_FUZZ'] ?? 400) },
    )
    for (const { url, method } of reached) {
      const { origin, pathname } = new URL(url)
      expect(origin).toBe('https://api.klump.example')
      expect(`${method} ${pathname}`).toMatch(listed)
    }
    expect(reached.length).toBeGreaterThan(0)
  },
)
