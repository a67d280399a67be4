import { MOST_SENT } from '../../host/relay/admit.ts'
import { OWN_CALLS } from '../../host/relay/calls.ts'
import { SECRET_PATTERN } from '../../host/relay/secret.ts'
import { PUBLIC_KEY } from '../../validation/key-form.ts'

/** What a rule reads: the method, the address as received, its query, or a header by its name. */
export type Part = 'method' | 'address' | 'query' | `header ${string}`

/**
 * One reason for which the relay refuses a request, as regular expressions that PCRE and RE2 read alike. They match the parts, joined by
 * `|`. The relay refuses a request that does not match `takes`, or that matches `refuses`.
 */
export interface Rule {
  readonly of: readonly Part[]
  readonly takes?: readonly string[]
  readonly refuses?: readonly string[]
  readonly status: number
  readonly sentence: string
}

const STRANGE = 'The address has a parameter that the checkout does not send.'
const SECRET_SENT = 'A secret key was sent. Replace it now; it is for a server only.'
const ORIGIN_PARTS = ['method', 'header sec-fetch-site', 'header sec-fetch-dest', 'header origin'] as const

/** The rules in the order in which the relay checks them; the first rule that refuses answers. */
export function rulesOf(origin: string, more: readonly string[] = []): Rule[] {
  const own = quoted(origin)
  return [
    {
      of: ['method', 'address'],
      takes: [...OWN_CALLS, ...more].map((call) => {
        const [method = '', path = ''] = call.split(' ')
        return `^${method}\\|/v1${path.replace(':id', '[A-Za-z0-9-]{1,64}')}(\\?.*)?$`
      }),
      status: 404,
      sentence: 'The checkout makes no such call.',
    },
    {
      of: ORIGIN_PARTS,
      takes: [
        `^[A-Z]+\\|same-origin\\|(empty)?\\|(${own})?$`,
        `^[A-Z]+\\|\\|(empty)?\\|${own}$`,
        '^GET\\|\\|(empty)?\\|$',
      ],
      status: 403,
      sentence: 'This is for the checkout’s own page.',
    },
    { of: ['header klump-secret-key'], refuses: ['.'], status: 400, sentence: SECRET_SENT },
    {
      of: ['query', 'header klump-public-key', 'header authorization', 'header cookie', 'header referer'],
      refuses: [SECRET],
      status: 400,
      sentence: SECRET_SENT,
    },
    {
      of: ['header klump-public-key'],
      takes: [PUBLIC_KEY.source],
      status: 400,
      sentence: 'klump-public-key: expected a public key.',
    },
    { of: ['query'], refuses: ['^.{1000}.{1000}.{48}'], status: 414, sentence: 'The address is too long.' },
    { of: ['query'], takes: ['^$', `^${PARAMETER}(&${PARAMETER})*$`], status: 400, sentence: STRANGE },
    {
      of: ['query'],
      refuses: ['(^|&)[A-Za-z0-9_]{33}', '=(%..|[^&%]){257}'],
      status: 400,
      sentence: STRANGE,
    },
    {
      of: ['method', 'header content-length', 'header transfer-encoding'],
      refuses: ['^GET\\|[0-9]*[1-9]', '^GET\\|[0-9]*\\|.'],
      status: 400,
      sentence: 'The checkout sends no body with this.',
    },
    {
      of: ['method', 'header content-type'],
      takes: ['^GET\\|', '(?i)^POST\\|application/json(; ?charset=utf-8)?$'],
      status: 415,
      sentence: 'content-type: expected application/json.',
    },
    {
      of: ['method', 'header content-encoding'],
      refuses: ['^POST\\|.'],
      status: 415,
      sentence: 'content-encoding: expected none.',
    },
    {
      of: ['header content-length'],
      refuses: [`^0*(${moreThan(MOST_SENT)})$`],
      status: 413,
      sentence: TOO_LARGE,
    },
  ]
}

export const TOO_LARGE = 'The body is too large.'
export const REDIRECTED = 'The API answered with a redirect, which is not followed.'
export const UNREACHABLE = 'The API could not be reached.'
export const LATE = 'The API did not answer in time.'
/** The shopper's session. The relay passes on no other credentials of the client. */
export const SESSION = '^Bearer [\\x21-\\x7e]+$'

/** Headers that are removed from the API's answer: an answer keeps its status, its body and Retry-After. */
export const HIDDEN = [
  'access-control-allow-credentials',
  'access-control-allow-headers',
  'access-control-allow-methods',
  'access-control-allow-origin',
  'access-control-expose-headers',
  'access-control-max-age',
  'alt-svc',
  'clear-site-data',
  'content-security-policy',
  'etag',
  'expires',
  'last-modified',
  'link',
  'location',
  'nel',
  'pragma',
  'refresh',
  'report-to',
  'reporting-endpoints',
  'server',
  'service-worker-allowed',
  'set-cookie',
  'sourcemap',
  'vary',
  'via',
  'www-authenticate',
  'x-accel-redirect',
  'x-frame-options',
  'x-powered-by',
  'x-sendfile',
] as const

/** What neither nginx nor Caddy can do, for the operator. */
export const CANNOT = [
  'What the host does and this configuration cannot:',
  '- read a body: a secret key in it, or anything but a JSON object, is left to the API, and to the page, which refuses keys before;',
  '- look for secret keys in headers that it does not know; none of them is passed on;',
  '- look into an answer: one that holds a credential, is not JSON or is larger than 2 MB comes back as it is;',
  '- send a list of headers of an answer and no others: those that are known to do harm are taken away;',
  '- read Retry-After: it goes as the API wrote it;',
  '- end a call 20 seconds after it began: it waits so long for the next bytes;',
  '- check files against their hashes (/readyz), end a version on a day (410), answer /healthz, count calls.',
  'Stricter than the host: a GET with a body, and a parameter that is longer than 256 bytes, are refused.',
]

// A value contains no control character, encoded or not. Lengths have a separate expression: PCRE refuses large ones.
const PARAMETER =
  "[A-Za-z][A-Za-z0-9_]*(=([!$'-+./0-9:;=?@A-Z_a-z~*,-]|%[2-689a-fA-F][0-9a-fA-F]|%7[0-9a-eA-E])*)?"

const SECRET = `(?i)${SECRET_PATTERN}`

export const quoted = (text: string) =>
  text
    .replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
    .replaceAll('\\/', '/')
    .replaceAll('\\-', '-')

/** Matches the decimal digits of a number above `limit`. */
function moreThan(limit: number): string {
  const digits = String(limit)
  const larger = Array.from(digits, (digit, index) => {
    const rest = digits.length - index - 1
    return digit === '9' ? [] : [`${digits.slice(0, index)}[${Number(digit) + 1}-9][0-9]{${rest}}`]
  }).flat()
  return [`[1-9][0-9]{${digits.length},}`, ...larger].join('|')
}
