import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { hostWith } from '../testing/host.ts'
import { MOST_ANSWERED, TIMEOUT_MS } from './relay.ts'

const SECRETS = { 'x-client-id': 'operator-0001', 'x-client-token': 'Basic b3BlcmF0b3I6cm9zZS1nYXJkZW4tNw==' }
const OWN = { 'sec-fetch-site': 'same-origin', 'klump-public-key': 'klp_pk_test_madeup0001' }
/** What no answer, log or error may contain: the credentials, and the decoded text of one of them. */
const NEVER = ['operator-0001', 'b3BlcmF0b3I6cm9zZS1nYXJkZW4tNw', 'rose-garden-7']

function relayTo(fetch: (url: string, init: RequestInit) => Promise<Response>) {
  let late = () => {}
  const waits: number[] = []
  const stand = hostWith(
    { credentials: SECRETS },
    {
      fetch,
      after(ms, then) {
        waits.push(ms)
        late = then
        return () => (late = () => {})
      },
    },
  )
  const ask = () => stand.get('/v1/loans/partners?amount=4100', { headers: OWN })
  return { ...stand, ask, waits, late: () => late() }
}

const said = async (response: Response) => ((await response.json()) as { message?: string }).message

test('the relay passes on the status, the JSON and Retry-After of an answer, and no other header', async () => {
  const { ask } = relayTo(async () =>
    Response.json(
      { message: 'Too many.' },
      {
        status: 429,
        headers: {
          'retry-after': '7',
          'set-cookie': 'a=b',
          'access-control-allow-origin': '*',
          'x-powered-by': 'x',
          'cache-control': 'public, max-age=600',
          server: 'x',
          location: 'https://evil.example',
        },
      },
    ),
  )
  const response = await ask()
  expect([response.status, await response.text()]).toEqual([429, '{"message":"Too many."}'])
  expect(Object.fromEntries(response.headers)).toEqual({
    'cache-control': 'no-store',
    'content-type': 'application/json',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'retry-after': '7',
    'strict-transport-security': expect.any(String),
    'x-content-type-options': 'nosniff',
  })
})

test.each([
  ['120', '120'],
  ['Sat, 28 Nov 2026 09:01:00 GMT', '60'],
  ['99999', null],
  ['-1', null],
  ['soon', null],
  ['7, 8', null],
])('the relay passes on Retry-After: %s as %s', async (given, expected) => {
  const headers = { 'retry-after': given, date: 'Sat, 28 Nov 2026 09:00:00 GMT' }
  const { ask } = relayTo(async () => Response.json({}, { status: 503, headers }))
  expect((await ask()).headers.get('retry-after')).toBe(expected)
})

test.each<[string, () => Response, number, string]>([
  ['a redirect', () => Response.redirect('https://evil.example', 307), 502, 'redirect'],
  ['an answer that is no JSON', () => new Response('<h1>Hello</h1>'), 502, 'unreadable'],
  ['an answer without a body', () => new Response(null, { status: 204 }), 502, 'unreadable'],
  ['a body that is not UTF-8', () => new Response(new Uint8Array([34, 255, 34])), 502, 'too large'],
  [
    'a declared size that is too large',
    () => new Response('{}', { headers: { 'content-length': '3000000' } }),
    502,
    'too large',
  ],
  ['a body that is too large', () => new Response(`"${'x'.repeat(MOST_ANSWERED)}"`), 502, 'too large'],
])('the relay does not pass on %s', async (_what, answer, status, fault) => {
  const { ask, lines } = relayTo(async () => answer())
  const response = await ask()
  expect(response.status).toBe(status)
  expect(await said(response)).toMatch(/^The API/)
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ route: '/v1/loans/partners', status, fault })
})

test('the relay passes on the status of an error page, and not its text', async () => {
  const { ask } = relayTo(async () => new Response('<h1>nginx</h1>', { status: 503 }))
  const response = await ask()
  expect([response.status, await said(response)]).toEqual([503, 'The API answered 503.'])
})

test('the relay answers 504 when the API takes too long', async () => {
  const relay = relayTo(
    (_url, { signal }) =>
      new Promise((_, reject) => {
        signal?.addEventListener('abort', () => reject(new Error('aborted')))
        queueMicrotask(() => relay.late())
      }),
  )
  const response = await relay.ask()
  expect([response.status, relay.waits]).toEqual([504, [TIMEOUT_MS]])
  expect(JSON.parse(relay.lines.at(-1) ?? '')).toMatchObject({ fault: 'timeout' })
})

test('the metrics count the API’s latency by route', async () => {
  const { ask, host } = relayTo(async () => Response.json({}))
  await ask()
  expect(host.metrics()).toContain('klump_host_api_seconds_count{route="/v1/loans/partners"} 1')
  expect(host.metrics()).toContain('klump_host_requests_total{route="/v1/loans/partners",status="200"} 1')
})

// An API that repeats what it received, in any place and any encoding.
const secret = fc.constantFrom(...NEVER, ...Object.values(SECRETS))
const escapes: ((text: string) => string)[] = [
  (text) => text,
  (text) => Array.from(text, (it) => `\\u${it.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  (text) => Array.from(text, (it) => `%${it.charCodeAt(0).toString(16).padStart(2, '0')}`).join(''),
  (text) => Array.from(text, (it) => `&#${it.charCodeAt(0)};`).join(''),
  (text) => Buffer.from(text).toString('base64'),
  (text) => Buffer.from(`a:${text}`).toString('base64url'),
  (text) => Buffer.from(`id=${text};`).toString('base64'),
  (text) => Buffer.from(text).toString('hex'),
]
const answer = fc.record({
  status: fc.constantFrom(200, 201, 301, 302, 400, 401, 403, 404, 409, 429, 500, 502, 503),
  written: fc.tuple(secret, fc.constantFrom(...escapes)).map(([text, write]) => write(text)),
  around: fc.constantFrom<(text: string) => string>(
    (text) => `{"message":"${text}"}`,
    (text) => `{"${text}":1}`,
    (text) => `{"a":"${text}","a":1}`,
    (text) => `{"data":[{"b":["x ${text} y"]}]}`,
    (text) => `<pre>x-client-id: ${text}</pre>`,
    (text) => text,
  ),
  header: fc.constantFrom(
    'x-echo',
    'set-cookie',
    'retry-after',
    'location',
    'content-type',
    'www-authenticate',
    'date',
  ),
  throws: fc.boolean(),
})

test(
  'the credentials are in no answer, log or error of the relay, whatever the API answers',
  { timeout: 900_000 },
  async () => {
    let passedOn = 0
    await fc.assert(
      fc.asyncProperty(answer, async ({ status, written, around, header, throws }) => {
        const { ask, lines } = relayTo(async (_url, init) => {
          const { headers } = new Request('https://api.example', init)
          if (throws) throw new TypeError(`Invalid header ${headers.get('x-client-token')}`)
          const plain = written.replaceAll(/[^\x20-\x7e]/g, '')
          return new Response(around(written), { status, headers: { [header]: plain } })
        })
        const response = await ask()
        const text = await response.text()
        if (response.status === status && status !== 502) passedOn += 1
        const all = [
          text,
          JSON.stringify(JSON.parse(text)),
          JSON.stringify([...response.headers]),
          ...lines,
        ].join('\n')
        for (const needle of [...NEVER, written]) expect(all).not.toContain(needle)
      }),
      { numRuns: Number(process.env['KLUMP_FUZZ'] ?? 400) },
    )
    expect(passedOn).toBe(0)
  },
)

test('the relay passes on an answer with words that only resemble the credentials', async () => {
  const words = { message: 'operator', data: { token: 'eyJhbGciOi.J9', id: '0001', note: 'rose garden' } }
  const { ask } = relayTo(async () => Response.json(words))
  const response = await ask()
  expect([response.status, await response.json()]).toEqual([200, words])
})
