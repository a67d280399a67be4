import { request as send, type IncomingHttpHeaders } from 'node:http'
import { MOST_SENT } from '../../../src/host/relay/admit.ts'

/** The origin of the host and of the configuration. */
export const ORIGIN = 'https://js.klump.example'
export const KEY = 'klp_pk_test_madeup0001'
// Joined from parts, so that no secret scanner reports it.
const SECRET = ['klp', 'sk', 'test', 'madeup0001'].join('_')

export interface Asked {
  /** `GET` when left out. */
  readonly method?: string
  /** The target in the request's first line, unchanged. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /**
   * Only the headers are sent, with the length that they state. A server that refuses a request by its length closes the connection, and a
   * body that is still being written would fail with ECONNRESET before the answer is read.
   */
  readonly isUnsent?: true
}

export interface Got {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** Sends the request exactly as written: without normalising its address or following redirects. */
export function ask(
  origin: string,
  { method = 'GET', path, headers = {}, body, isUnsent }: Asked,
): Promise<Got> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin)
    const asking = send({ hostname, port, method, path, headers, agent: false }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) })
        if (isUnsent) asking.destroy()
      })
    })
    asking.on('error', reject)
    if (isUnsent) asking.flushHeaders()
    else asking.end(body)
  })
}

const FILES = [
  '/klump.js',
  '/integrity.json',
  '/v/1.0.0/integrity.json',
  '/overlay-AAAAAAA1.js',
  '/checkout/',
  '/checkout/index.html',
  `/checkout/?key=${KEY}`,
  '/checkout/terms.html',
  '/checkout/assets/app-AAAAAAA1.css',
  '/docs/',
  '/v/1.0.0/docs/',
  '/docs/errors.html',
  '/v/1.0.0/klump.js',
  '/v/1.0.0/checkout/',
  '/v/1.0.0/checkout/terms.html',
]

/** Addresses of files, and similar addresses without a file. */
export const PAGES: readonly (Asked & { readonly method: string })[] = [
  ...FILES.map((path) => ({ path, method: 'GET' })),
  ...FILES.map((path) => ({ path, method: 'HEAD' })),
  ...[
    '/',
    '/v/9.1.0/checkout/other.html',
    '/v/9.1.0/klump.js',
    '/nothing',
    '/nothing.js',
    '/overlay-BBBBBBB2.js',
    '/v/9.9.9/klump.js',
    '/host/manifest.json',
    '/klump.js.gz',
    '/klump.js.br',
    '/Klump.js',
    '/klump.js/',
    '/checkout/assets/',
    '/credentials.conf',
  ].map((path) => ({ path, method: 'GET' })),
  ...['POST', 'PUT', 'DELETE', 'OPTIONS', 'PROPFIND'].map((method) => ({ path: '/klump.js', method })),
]

/** Addresses that lead out of the folder of the files. */
export const LEADING_UP = [
  '/../Caddyfile',
  '/..%2fnginx.conf',
  '/%2e%2e/nginx.conf',
  '/checkout/..%2f../credentials.conf',
]

const many = (length: number) => 'a'.repeat(length)
const OWN = { 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'empty', 'klump-public-key': KEY }
const POST = { ...OWN, origin: ORIGIN, 'content-type': 'application/json' }
const partners = (headers: Readonly<Record<string, string>>, query = ''): Asked => ({
  path: `/v1/loans/partners${query}`,
  headers,
})
const initiate = (headers: Readonly<Record<string, string>>, body = '{"amount":1}'): Asked => ({
  method: 'POST',
  path: '/v1/transactions/initiate',
  headers: { ...headers, 'content-length': String(body.length) },
  body,
})

/** More than the relay passes on, in pieces without a stated length. */
export const TOO_LARGE_IN_PIECES: Asked = {
  method: 'POST',
  path: '/v1/transactions/initiate',
  headers: { ...POST, 'transfer-encoding': 'chunked' },
  body: JSON.stringify({ a: many(MOST_SENT) }),
}

/** Calls that reach the API. */
export const CALLS: Readonly<Record<string, Asked>> = {
  'a list': partners(OWN),
  'a list for a session, with what a browser adds': partners(
    {
      ...OWN,
      authorization: 'Bearer made-up.session',
      cookie: 'a=b',
      referer: `${ORIGIN}/checkout/`,
      'x-forwarded-for': '203.0.113.7',
      'x-client-id': 'not-the-operator',
      'user-agent': 'Ada',
      'accept-language': 'yo',
    },
    '?amount=45000&bank=first%20bank&email=ada%40example.com',
  ),
  'other credentials': partners({ ...OWN, authorization: 'Basic bWFkZTp1cA==' }),
  'a name that the server in front passes on': partners({ ...OWN, host: 'js.klump.example' }),
  'a browser that says neither': partners({ 'klump-public-key': KEY }),
  'an older browser': initiate({
    origin: ORIGIN,
    'klump-public-key': KEY,
    'content-type': 'application/json',
  }),
  'an order': initiate(POST),
  'a loan': { path: '/v1/loans/account/new-loan/abc-123', headers: OWN },
  'a further call': { ...initiate(POST), path: '/v1/loans/account/confirm-wallet' },
  'a document of 5 MB': {
    ...initiate(POST, JSON.stringify({ document_file: `data:application/pdf;base64,${many(6_666_668)}` })),
    path: '/v1/loans/account/verification',
  },
  'no such bank': { path: '/v1/loans/partners/terms-and-conditions', headers: OWN },
  'too many calls': { path: '/v1/loans/partners/requirements', headers: OWN },
}

/** The API redirects this call. */
export const REDIRECTED: Asked = { path: '/v1/loans/partners/insurers', headers: OWN }

/** Calls that the relay refuses, each for one reason. */
export const REFUSED: Readonly<Record<string, Asked>> = {
  'an address without a call': { path: '/v1/', headers: OWN },
  'another call': { path: '/v1/transactions/verify', headers: OWN },
  'another method': { ...initiate(POST), method: 'PUT' },
  'a method for another call': { path: '/v1/transactions/initiate', headers: OWN },
  'a preflight': { path: '/v1/loans/partners', method: 'OPTIONS', headers: OWN },
  'the top of the list of loans': { path: '/v1/loans/account/new-loan/', headers: OWN },
  'an identifier that leads on': { path: '/v1/loans/account/new-loan/abc/cancel', headers: OWN },
  'an identifier with a dot': { path: '/v1/loans/account/new-loan/a.b', headers: OWN },
  'an identifier that is too long': { path: `/v1/loans/account/new-loan/${many(65)}`, headers: OWN },
  'another version': { path: '/v2/loans/partners', headers: OWN },
  'a HEAD': { path: '/v1/loans/partners', method: 'HEAD', headers: OWN },
  'an escape in the path': { path: '/v1/loans%2fpartners', headers: OWN },
  'an escape that is needless': { path: '/v1/loans/%70artners', headers: OWN },
  'a way up': { path: '/v1/loans/account/new-loan/..%2f..%2fpartners', headers: OWN },
  'a parameter in the path': { path: '/v1/loans/partners;admin=1', headers: OWN },
  'an empty part of the path': { path: '/v1//loans/partners', headers: OWN },
  'a slash more': { path: '/v1/loans/partners/', headers: OWN },
  'a path in capitals': { path: '/v1/LOANS/PARTNERS', headers: OWN },
  'the name of a blank': { path: '/v1/loans/account/new-loan/:id', headers: OWN },
  'another site': partners({ ...OWN, 'sec-fetch-site': 'cross-site' }),
  'a site beside': partners({ ...OWN, 'sec-fetch-site': 'same-site' }),
  'an address that somebody types': partners({ ...OWN, 'sec-fetch-site': 'none' }),
  'a frame': partners({ ...OWN, 'sec-fetch-dest': 'iframe' }),
  'another origin': initiate({ ...POST, origin: 'https://shop.ng' }),
  'an origin that begins alike': initiate({ ...POST, origin: `${ORIGIN}.evil.example` }),
  'no origin': initiate({ ...POST, origin: 'null' }),
  'a POST that says neither': initiate({ 'klump-public-key': KEY, 'content-type': 'application/json' }),
  'a secret key in its own header': partners({ ...OWN, 'klump-secret-key': SECRET }),
  'a secret key as a public one': partners({ ...OWN, 'klump-public-key': SECRET }),
  'a secret key as a session': partners({ ...OWN, authorization: `Bearer ${SECRET}` }),
  'a secret key in a cookie': partners({ ...OWN, cookie: `key=${SECRET}` }),
  'a secret key in the address': partners(OWN, `?key=${SECRET}`),
  'a secret key in the address, encoded': partners(
    OWN,
    `?key=${SECRET.replace('k', '%6B').replace('_', '%5f')}`,
  ),
  'a secret key in the address, encoded twice': partners(OWN, `?key=${SECRET.replace('k', '%256B')}`),
  'a secret key in capitals': partners(OWN, `?key=${SECRET.toUpperCase()}`),
  'no key': partners({ 'sec-fetch-site': 'same-origin' }),
  'what is no key': partners({ ...OWN, 'klump-public-key': 'klp_pk_' }),
  'a key with more behind it': partners({ ...OWN, 'klump-public-key': `${KEY} x` }),
  'an address that is too long': partners(OWN, `?a=${many(2_050)}`),
  'a value that is too long': partners(OWN, `?a=${many(257)}`),
  'a name that is too long': partners(OWN, `?${many(33)}=1`),
  'a second value that is too long': partners(OWN, `?a=1&b=${many(257)}`),
  'a name that is none': partners(OWN, '?a%5B%5D=1'),
  'a control character': partners(OWN, '?a=b%0d%0aCookie:c'),
  'a form': initiate({ ...POST, 'content-type': 'application/x-www-form-urlencoded' }),
  'a text': initiate({ ...POST, 'content-type': 'text/plain' }),
  'a compressed body': initiate({ ...POST, 'content-encoding': 'gzip' }),
  'a body that is too large': {
    ...initiate(POST),
    headers: { ...POST, 'content-length': String(MOST_SENT + 1) },
    isUnsent: true,
  },
}
