import { readRetryAfter } from '../../shared/retry-after.ts'
import { HOST_HEADERS } from '../headers.ts'
import { admit, readUtf8, Refused } from './admit.ts'
import { createCalls } from './calls.ts'
import { createSieve, readCredentials } from './credentials.ts'

export interface RelayOptions {
  /** Without a trailing slash. */
  readonly api: string
  readonly credentials: Readonly<Record<string, string>> | undefined
  readonly calls: readonly string[] | undefined
  /** The host's own origin; taken from the request's address when left out. */
  readonly origin: string | undefined
  readonly clientAddress: ((request: Request, env: unknown) => string | undefined) | undefined
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  readonly after: (ms: number, then: () => void) => () => void
}

/** The result of one request. */
export interface Relayed {
  readonly response: Response
  /** The path of a call from the list, `/loans/account/new-loan/:id`, or `/other`. */
  readonly route: string
  /** Whether the API was called. */
  readonly isPassedOn: boolean
  /** Why the API's answer was not relayed. */
  readonly fault?: Fault
}

export type Fault = 'unreachable' | 'timeout' | 'redirect' | 'unreadable' | 'too large' | 'credentials'

/**
 * Time limit for the API's answer, in milliseconds. It is shorter than the checkout's limit (25 s), so that the checkout receives this
 * answer.
 */
export const TIMEOUT_MS = 20_000
/** Limit for an answer, in bytes. The same as in checkout/http/read-text.ts. */
export const MOST_ANSWERED = 2_000_000

// The host's own messages for faults of the API.
const SENTENCES: Readonly<Record<Fault, [status: number, sentence: string]>> = {
  unreachable: [502, 'The API could not be reached.'],
  timeout: [504, 'The API did not answer in time.'],
  redirect: [502, 'The API answered with a redirect, which is not followed.'],
  unreadable: [502, 'The API’s answer could not be read.'],
  'too large': [502, 'The API’s answer is too large.'],
  credentials: [502, 'The API’s answer could not be passed on.'],
}

/**
 * Relays the checkout's calls to the API, with the operator's credentials. Nothing else passes in either direction: requests are rebuilt
 * from what `admit` validated, and of an answer only status, JSON and Retry-After are returned.
 *
 * @throws TypeError that names the invalid option
 */
export function createRelay(options: RelayOptions): (request: Request, env: unknown) => Promise<Relayed> {
  const { api, origin, clientAddress, fetch, after } = options
  const callOf = createCalls(options.calls)
  const credentials = readCredentials(options.credentials)
  const isLeaking = createSieve(credentials)

  async function pass(
    url: string,
    init: RequestInit,
  ): Promise<{ response: Response; text: string } | { fault: Fault }> {
    const limit = new AbortController()
    const stop = after(TIMEOUT_MS, () => limit.abort())
    try {
      const response = await fetch(url, { ...init, redirect: 'manual', signal: limit.signal })
      if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
        await response.body?.cancel()
        return { fault: 'redirect' }
      }
      if (Number(response.headers.get('content-length') ?? 0) > MOST_ANSWERED) {
        await response.body?.cancel()
        return { fault: 'too large' }
      }
      const text = await readUtf8(MOST_ANSWERED, response.body)
      if (text === undefined) return { fault: limit.signal.aborted ? 'timeout' : 'too large' }
      return { response, text }
    } catch {
      // The error is not passed on: its message may contain the request.
      return { fault: limit.signal.aborted ? 'timeout' : 'unreachable' }
    } finally {
      stop()
    }
  }

  return async (request, env) => {
    const { pathname } = new URL(request.url)
    const known = callOf(request.method, pathname.replace(/^\/v1/, ''))
    if (!known)
      return {
        response: respond(404, 'The checkout makes no such call.'),
        route: '/other',
        isPassedOn: false,
      }
    const { route } = known
    const admitted = await admit(request, known, origin)
    if (admitted instanceof Refused)
      return { response: respond(admitted.status, admitted.sentence), route, isPassedOn: false }

    const address = clientAddress?.(request, env)
    const isAddress = address !== undefined && /^[\da-fA-F.:]{2,45}$/.test(address)
    const answered = await pass(`${api}/v1${admitted.path}`, {
      method: request.method,
      headers: {
        ...admitted.headers,
        ...(isAddress && { 'x-forwarded-for': address }),
        ...Object.fromEntries(credentials),
      },
      ...(admitted.body !== undefined && { body: admitted.body }),
    })
    const faulty = (fault: Fault) => ({
      response: respond(...SENTENCES[fault]),
      route,
      isPassedOn: true,
      fault,
    })
    if ('fault' in answered) return faulty(answered.fault)
    const { response, text } = answered
    if (isLeaking(text)) return faulty('credentials')
    const { status } = response
    const isJson = canParse(text)
    if (status < 200 || status > 599 || (!isJson && status < 400)) return faulty('unreadable')
    const pause = pauseOf(response.headers)
    return {
      response: new Response(isJson ? text : JSON.stringify({ message: `The API answered ${status}.` }), {
        status,
        headers: { ...HEADERS, ...(pause !== undefined && { 'retry-after': pause }) },
      }),
      route,
      isPassedOn: true,
    }
  }
}

const HEADERS = {
  'content-type': 'application/json',
  'cache-control': 'no-store',
  'cross-origin-resource-policy': 'same-origin',
  ...HOST_HEADERS.all,
}

const respond = (status: number, message: string) =>
  new Response(JSON.stringify({ message }), { status, headers: HEADERS })

function canParse(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Retry-After in seconds; undefined when it is unreadable, in the past or more than a day ahead. */
function pauseOf(headers: Headers): string | undefined {
  const ms = readRetryAfter(headers.get('retry-after'), Date.parse(headers.get('date') ?? ''))
  const seconds = Math.ceil((ms ?? Number.NaN) / 1000)
  return seconds >= 0 && seconds <= 86_400 ? String(seconds) : undefined
}
