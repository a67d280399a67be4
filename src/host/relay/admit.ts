import { readTextAtMost } from '../../shared/read-at-most.ts'
import { PUBLIC_KEY } from '../../validation/key-form.ts'
import type { KnownCall } from './calls.ts'
import { SECRET_PATTERN } from './secret.ts'

/** Limit for a relayed body, in bytes: a document of 5 MB (checkout/fields/upload.ts) in base64, and the step's other fields. */
export const MOST_SENT = 7 * 1024 * 1024
const LONGEST_QUERY = 2_048
const LONGEST_VALUE = 256

const SESSION = /^Bearer [\x21-\x7e]{1,4096}$/
const SECRET = new RegExp(SECRET_PATTERN, 'i')

/** The parts of a request that are relayed. Header names are in lower case. */
export interface Admitted {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
}

/** Why a request is not relayed. The sentence contains nothing of the request. */
export class Refused {
  readonly status: number
  readonly sentence: string
  constructor(status: number, sentence: string) {
    this.status = status
    this.sentence = sentence
  }
}

/**
 * Validates the whole request before anything is sent. The relayed request is rebuilt from the validated parts: no other header,
 * parameter or method passes.
 */
export async function admit(
  request: Request,
  { path }: KnownCall,
  origin: string | undefined,
): Promise<Admitted | Refused> {
  const { headers, method } = request
  const { searchParams, search } = new URL(request.url)
  if (!isFromOwnPage(request, origin)) return new Refused(403, 'This is for the checkout’s own page.')
  if (
    [...headers.keys()].some((name) => /secret/i.test(name)) ||
    [...headers.values()].some((it) => SECRET.test(it))
  )
    return new Refused(400, 'A secret key was sent. Replace it now; it is for a server only.')
  const key = headers.get('klump-public-key') ?? ''
  if (!PUBLIC_KEY.test(key)) return new Refused(400, 'klump-public-key: expected a public key.')
  if (search.length > LONGEST_QUERY) return new Refused(414, 'The address is too long.')
  for (const [name, value] of searchParams) {
    if (SECRET.test(name + value))
      return new Refused(400, 'A secret key was sent. Replace it now; it is for a server only.')
    // oxlint-disable-next-line no-control-regex -- these are what is looked for
    if (!/^[a-z]\w{0,31}$/i.test(name) || value.length > LONGEST_VALUE || /[\u0000-\u001F\u007F]/.test(value))
      return new Refused(400, 'The address has a parameter that the checkout does not send.')
  }
  const session = headers.get('authorization') ?? ''
  const passed = {
    accept: 'application/json',
    'klump-public-key': key,
    // The shopper's session, which the API issued. Other credentials of a client are not relayed.
    ...(SESSION.test(session) && { authorization: session }),
  }
  const query = searchParams.size > 0 ? `?${searchParams.toString()}` : ''
  if (method !== 'POST') return { path: path + query, headers: passed, body: undefined }

  const body = await readBody(request)
  if (body instanceof Refused) return body
  return {
    path: path + query,
    headers: { ...passed, 'content-type': 'application/json' },
    body,
  }
}

/**
 * Browsers since 2023 send the site of the requesting page (`Sec-Fetch-Site`), older ones send `Origin` with a POST. A GET without both
 * has the key in a header: another site's page would need a preflight for that, and no answer allows it.
 */
function isFromOwnPage({ headers, method, url }: Request, own: string | undefined): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin') return false
  const dest = headers.get('sec-fetch-dest')
  if (dest !== null && dest !== 'empty') return false
  const origin = headers.get('origin')
  // Behind a TLS-terminating server, the address of a request has http.
  if (origin !== null) return own === undefined ? hostOf(origin) === new URL(url).host : origin === own
  return site !== null || method === 'GET'
}

const hostOf = (origin: string) => (URL.canParse(origin) ? new URL(origin).host : undefined)

async function readBody(request: Request): Promise<string | Refused> {
  const { headers } = request
  if (!/^application\/json(; ?charset=utf-8)?$/i.test(headers.get('content-type') ?? ''))
    return new Refused(415, 'content-type: expected application/json.')
  if (headers.has('content-encoding')) return new Refused(415, 'content-encoding: expected none.')
  const tooLarge = new Refused(413, 'The body is too large.')
  if (Number(headers.get('content-length') ?? 0) > MOST_SENT) return tooLarge
  const text = await readUtf8(MOST_SENT, request.body)
  if (text === undefined) return tooLarge
  try {
    const json: unknown = JSON.parse(text)
    if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new SyntaxError()
    // Serialised again: for a duplicate name, the API receives the value that was checked.
    const written = JSON.stringify(json)
    // `1e20` becomes longer when it is written again.
    if (written.length > MOST_SENT) return tooLarge
    return SECRET.test(written)
      ? new Refused(400, 'A secret key was sent. Replace it now; it is for a server only.')
      : written
  } catch {
    return new Refused(400, 'The body is not a JSON object.')
  }
}

/** Undefined when the body has more than `most` bytes, is not UTF-8 or breaks off. */
export async function readUtf8(most: number, body: Request['body']): Promise<string | undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  return await readTextAtMost(most, body, decoder).catch(() => undefined)
}
