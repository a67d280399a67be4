/** Runs a function later; the returned function cancels it. */
export type Timer = (ms: number, run: () => void) => () => void

export interface Sending {
  fetch: (url: string, init: RequestInit) => Promise<Response>
  timer: Timer
  /** Milliseconds, to measure the duration. */
  now: () => number
  timeoutMs: number
  /** Ends the request when the sandbox closes. */
  stop: AbortSignal
}

/** The outcome of a request: the status of the response, or why there was none. */
export type Outcome = { tookMs: number } & ({ status: number } | { problem: string })

interface Message {
  url: string
  /** `'POST'` when left out. */
  method?: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: string
}

/** Sends one request to a shop's server. Every failure is an outcome; the promise never rejects. */
export async function send(
  { url, method = 'POST', headers, body }: Message,
  { fetch, timer, now, timeoutMs, stop }: Sending,
): Promise<Outcome> {
  const began = now()
  const timeLimit = new AbortController()
  const callOff = timer(timeoutMs, () => {
    timeLimit.abort()
  })
  try {
    const response = await fetch(url, {
      method,
      ...(headers && { headers }),
      ...(body !== undefined && { body }),
      // A webhook that is redirected has not been delivered.
      redirect: 'manual',
      signal: AbortSignal.any([timeLimit.signal, stop]),
    })
    // Cancels the unread body, because an open body would keep the connection.
    void response.body?.cancel().catch(() => undefined)
    return { status: response.status, tookMs: now() - began }
  } catch (error) {
    const problem = timeLimit.signal.aborted ? `No answer within ${timeoutMs / 1000} s.` : describe(error)
    return { problem, tookMs: now() - began }
  } finally {
    callOff()
  }
}

function describe(error: unknown): string {
  const code = (error as { cause?: { code?: unknown } } | undefined)?.cause?.code
  if (code === 'ECONNREFUSED') return 'Nobody listens there (ECONNREFUSED).'
  return `The connection failed${typeof code === 'string' ? ` (${code})` : ''}.`
}
