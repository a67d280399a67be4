import { readRetryAfter } from '../../shared/retry-after.ts'
import { ApiFailure, type FailureKind } from '../model/failure.ts'
import { readText } from './read-text.ts'
import type { Sending } from './sending.ts'

/** The environment of a request, injected so that tests use a clock of their own. */
export interface Network {
  fetch: typeof fetch
  /** Calls `then` after `ms` milliseconds, unless the returned function is called first. */
  after(ms: number, then: () => void): () => void
  /** The same, but counts only time in which the page is visible: a phone that sleeps is not a slow server. */
  afterVisible(ms: number, then: () => void): () => void
  /** A number from 0 up to 1. */
  random(): number
  /** What the device reports. It can be wrong: behind a VPN, and in the browsers inside other apps. */
  online(): boolean
  /** Calls `then` each time the device reports that it is online again; returns the way to stop. */
  onOnline(then: () => void): () => void
}

export interface RequestOptions {
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly headers: Record<string, string>
  readonly body?: unknown
  readonly sending: Sending
  /** Fails where the device is offline, instead of waiting until it is back. */
  readonly failWhenOffline?: boolean
  readonly signal: AbortSignal
}

/** A slow phone network needs seconds; after this time the shopper should be notified. */
const TIMEOUT = 25_000
/** Extra time for a body with a file in it: the slowest network that is waited for takes 20 kB in a second. */
const perBody = (length: number) => Math.floor(length / 100_000) * 5_000
const TRIES = 3
const FIRST_PAUSE = 600
const LONGEST_PAUSE = 15_000
const LEAST_SPREAD = 1_000
/** How long a device that reports being offline waits before the next try. */
export const OFFLINE_PAUSE = 5_000

/** The only place that sends API requests. Returns the JSON; throws `ApiFailure`, or the signal's reason when aborted. */
export function request(options: RequestOptions, network: Network): Promise<unknown> {
  return options.sending === 'once' ? sendOnce(options, network) : repeat(options, network)
}

// Sent a single time. When the device reports that it is offline, a HEAD request to the server checks the report.
async function sendOnce(options: RequestOptions, network: Network): Promise<unknown> {
  while (!network.online() && !(await isReachable(options, network))) {
    if (options.failWhenOffline) throw new ApiFailure('offline', 'The device is offline; nothing was sent.')
    await wait((done) => backOnline(network, done), options.signal)
  }
  return send(options, network)
}

/** Failures that a second request may not meet again. */
const REPEATABLE: readonly FailureKind[] = ['timeout', 'unreachable', 'server']

/**
 * Tried three times. Pauses grow and are jittered; `Retry-After` is kept as the shortest pause. A try that failed while the device
 * reports that it is offline is not counted, and is repeated when the device is back or a little later.
 */
async function repeat(options: RequestOptions, network: Network): Promise<unknown> {
  const { signal } = options
  for (let tries = 1; ;) {
    try {
      return await send(options, network)
    } catch (error) {
      if (!(error instanceof ApiFailure) || !REPEATABLE.includes(error.kind)) throw error
      const { kind, pause: retryAfter } = error
      if (kind === 'unreachable' && !network.online()) {
        if (options.failWhenOffline) throw error
        await wait((done) => backOnline(network, done), signal)
        continue
      }
      if (tries === TRIES || (retryAfter ?? 0) > LONGEST_PAUSE) throw error
      const pause =
        retryAfter === undefined
          ? FIRST_PAUSE * 2 ** (tries - 1) * (0.5 + network.random())
          : // Never earlier than the server allows, and spread out: thousands may have received the same time.
            retryAfter + Math.max(retryAfter, LEAST_SPREAD) * network.random()
      await wait((done) => network.after(pause, done), signal)
      tries++
    }
  }
}

/** Calls `then` when the device reports that it is back, or after a pause: it may be wrong. Returns the way to stop. */
export function backOnline({ after, onOnline }: Pick<Network, 'after' | 'onOnline'>, then: () => void) {
  const stops = [after(OFFLINE_PAUSE, then), onOnline(then)]
  return () => stops.forEach((stop) => stop())
}

// Any answer will do, even one that a page may not read.
async function isReachable({ url, signal }: RequestOptions, network: Network): Promise<boolean> {
  const probe = {
    method: 'HEAD',
    mode: 'no-cors',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
  } as const
  const tried = await limited(signal, network, TIMEOUT, (limit) =>
    network.fetch(new URL(url).origin, { ...probe, cache: 'no-store', signal: limit }),
  )
  return 'value' in tried
}

async function send(
  { url, method, headers, body, signal }: RequestOptions,
  network: Network,
): Promise<unknown> {
  const text = body === undefined ? '' : JSON.stringify(body)
  const most = TIMEOUT + perBody(text.length)
  const tried = await limited(signal, network, most, async (limit) => {
    const response = await network.fetch(url, {
      method,
      headers: {
        accept: 'application/json',
        ...(text && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(text && { body: text }),
      signal: limit,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      // The API never redirects. A redirect would send what the shopper typed to a stranger.
      redirect: 'error',
    })
    return read(response, await readText(response))
  })
  if ('value' in tried) return tried.value
  throw tried.late
    ? new ApiFailure('timeout', `No answer within ${most / 1000} seconds.`)
    : new ApiFailure('unreachable', 'The connection failed before the answer was complete.')
}

/** Sends within the time limit. After a failure, `late` states whether it timed out. Throws as `request` does. */
async function limited<Value>(
  signal: AbortSignal,
  network: Network,
  most: number,
  act: (limit: AbortSignal) => Promise<Value>,
): Promise<{ readonly value: Value } | { readonly late: boolean }> {
  signal.throwIfAborted()
  const limit = new AbortController()
  const abort = () => limit.abort(signal.reason)
  signal.addEventListener('abort', abort)
  const stop = network.afterVisible(most, () => limit.abort())
  try {
    return { value: await act(limit.signal) }
  } catch (error) {
    if (error instanceof ApiFailure) throw error
    signal.throwIfAborted()
    return { late: limit.signal.aborted }
  } finally {
    stop()
    signal.removeEventListener('abort', abort)
  }
}

function read({ status, headers }: Response, text: string): unknown {
  const body = parse(text)
  if (status >= 200 && status < 300) {
    if (body === undefined) throw new ApiFailure('unreadable', `Answer ${status} is not JSON.`, { status })
    return body
  }
  const message = `The server answered ${status}.`
  const serverMessage = wordsOf(body)
  throw status === 429 || status === 408 || status >= 500
    ? new ApiFailure('server', message, { status, serverMessage, pause: pauseOf(headers) })
    : new ApiFailure('refused', message, { status, serverMessage, body })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The server's words from `{ message }` or `{ error }`, whichever is text. */
function wordsOf(body: unknown): string | undefined {
  const { message, error } = (body ?? {}) as { message?: unknown; error?: unknown }
  return [message, error].find((words) => typeof words === 'string' && words.trim() !== '') as
    string | undefined
}

/** A browser's timer of more than 24 days fires at once. No decision is waited for that long. */
const LONGEST_RETRY_AFTER = 3_600_000

// A date is compared with the server's own clock: ours may be hours off. A past date is ignored.
function pauseOf(headers: Headers): number | undefined {
  const pause = readRetryAfter(headers.get('retry-after'), Date.parse(headers.get('date') ?? ''))
  return pause === undefined || pause < 0 ? undefined : Math.min(pause, LONGEST_RETRY_AFTER)
}

function wait(start: (done: () => void) => () => void, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = start(() => {
      stop()
      signal.removeEventListener('abort', abort)
      resolve()
    })
    const abort = () => {
      stop()
      reject(signal.reason as Error)
    }
    if (signal.aborted) abort()
    else signal.addEventListener('abort', abort, { once: true })
  })
}
