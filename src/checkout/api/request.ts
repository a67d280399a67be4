import { ApiFailure } from './failure.ts'
import { readText } from './read-text.ts'

/** What a request needs from the world; handed in, so that tests run on a clock of their own. */
export interface Network {
  fetch: typeof fetch
  /** Calls `then` after so many milliseconds, unless the returned function is called first. */
  after(ms: number, then: () => void): () => void
  /** The same, of time in which the shopper could see the page: a phone that sleeps is not a slow server. */
  afterVisible(ms: number, then: () => void): () => void
  /** A number from 0 up to 1. */
  random(): number
  online(): boolean
  /** Settles as soon as the device says it is online. */
  whenOnline(signal: AbortSignal): Promise<void>
}

export interface Ask {
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly headers: Record<string, string>
  readonly body?: unknown
  /** Sent a single time whatever happens: for the call that creates a loan. */
  readonly once?: boolean
  readonly signal: AbortSignal
}

/** A slow phone network needs seconds; past this the shopper should hear something. */
const TIMEOUT = 25_000
const TRIES = 3
const FIRST_PAUSE = 600
const LONGEST_PAUSE = 15_000
const LEAST_SPREAD = 1_000

/**
 * The one place that speaks HTTP. Gives the answer's JSON; throws `ApiFailure`, or the signal's reason when aborted.
 * What may be repeated is tried three times, with growing, jittered pauses, or at least the one the server asks for. A try that
 * ended because the device went offline does not count: it is made again when the device is back.
 */
export async function request(ask: Ask, network: Network): Promise<unknown> {
  for (let tries = 1; ; tries++) {
    if (!network.online()) {
      if (ask.once) throw new ApiFailure('offline', 'The device is offline; nothing was sent.')
      await network.whenOnline(ask.signal)
    }
    const answer = await attempt(ask, network)
    if (!(answer instanceof Setback)) return answer
    if (answer.failure.kind === 'unreachable' && !ask.once && !network.online()) {
      tries--
      continue
    }
    const { failure } = answer
    const { pause: asked } = failure
    if (ask.once || tries === TRIES || (asked ?? 0) > LONGEST_PAUSE) throw failure
    const pause =
      asked === undefined
        ? FIRST_PAUSE * 2 ** (tries - 1) * (0.5 + network.random())
        : // Nobody comes before, and not all in the moment that the server named to thousands.
          asked + Math.max(asked, LEAST_SPREAD) * network.random()
    await wait(pause, ask.signal, network)
  }
}

/** A failure that another try may mend. */
class Setback {
  readonly failure: ApiFailure
  constructor(failure: ApiFailure) {
    this.failure = failure
  }
}

async function attempt({ url, method, headers, body, signal }: Ask, network: Network): Promise<unknown> {
  signal.throwIfAborted()
  const limit = new AbortController()
  const abort = () => limit.abort(signal.reason)
  signal.addEventListener('abort', abort)
  const stop = network.afterVisible(TIMEOUT, () => limit.abort())
  try {
    const response = await network.fetch(url, {
      method,
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: limit.signal,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      // The API never redirects. Who does would have what the shopper typed sent to a stranger.
      redirect: 'error',
    })
    return read(response, await readText(response))
  } catch (error) {
    if (error instanceof ApiFailure) throw error
    signal.throwIfAborted()
    return new Setback(
      limit.signal.aborted
        ? new ApiFailure('timeout', `No answer within ${TIMEOUT / 1000} seconds.`)
        : new ApiFailure('unreachable', 'The connection failed before the answer was complete.'),
    )
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
  const said = wordsOf(body)
  if (status === 429 || status === 408 || status >= 500)
    return new Setback(
      new ApiFailure('server', `The server answered ${status}.`, { status, said, pause: pauseOf(headers) }),
    )
  throw new ApiFailure('refused', `The server answered ${status}: ${said ?? 'no reason given'}.`, {
    status,
    said,
    body,
  })
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

// Seconds, or a date, which is held against the server's own clock: ours may be hours off.
function pauseOf(headers: Headers): number | undefined {
  const asked = headers.get('retry-after') ?? ''
  if (/^\d+$/.test(asked)) return Number(asked) * 1000
  const pause = Date.parse(asked) - Date.parse(headers.get('date') ?? '')
  return pause >= 0 ? pause : undefined
}

function wait(ms: number, signal: AbortSignal, { after }: Network): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = after(ms, () => {
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
