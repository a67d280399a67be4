/** Runs something later; the function that it returns calls it off. */
export type Timer = (ms: number, run: () => void) => () => void

export interface Sending {
  fetch: (url: string, init: RequestInit) => Promise<Response>
  timer: Timer
  /** Milliseconds, for how long it took. */
  now: () => number
  timeoutMs: number
  /** Ends the request when the sandbox closes. */
  stop: AbortSignal
}

/** What came of a request: the status of an answer, or why there was none. */
export type Outcome = { tookMs: number } & ({ status: number } | { problem: string })

interface Message {
  url: string
  /** `'POST'` when left out. */
  method?: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: string
}

/** Sends one request to a shop's server. Whatever happens to it is an outcome; this never rejects. */
export async function send(
  { url, method = 'POST', headers, body }: Message,
  { fetch, timer, now, timeoutMs, stop }: Sending,
): Promise<Outcome> {
  const began = now()
  const patience = new AbortController()
  const callOff = timer(timeoutMs, () => {
    patience.abort()
  })
  try {
    const response = await fetch(url, {
      method,
      ...(headers && { headers }),
      ...(body !== undefined && { body }),
      // A webhook that is sent on to another address has not arrived.
      redirect: 'manual',
      signal: AbortSignal.any([patience.signal, stop]),
    })
    // Nobody reads the answer's body; left open, it would keep the connection.
    void response.body?.cancel().catch(() => undefined)
    return { status: response.status, tookMs: now() - began }
  } catch (error) {
    const problem = patience.signal.aborted ? `No answer within ${timeoutMs / 1000} s.` : describe(error)
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
