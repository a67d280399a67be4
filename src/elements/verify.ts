import type { Clock } from '../shared/clock.ts'
import { afterVisible } from '../shared/visible-time.ts'
import { ownProperties } from '../shared/own-properties.ts'
import { readJson } from './read-json.ts'

/** The answer of the shop's server for a reference: a verdict of `verifyTransaction()`, or that a bank is still deciding. */
export type Verdict = 'paid' | 'not-paid' | 'unknown' | 'in-progress'
const VERDICTS: readonly unknown[] = ['paid', 'not-paid', 'unknown', 'in-progress'] satisfies Verdict[]

interface VerdictOptions {
  readonly url: string
  readonly reference: string
  /** The bank has not decided. `not-paid` may then still change, and is not shown: the shopper must not pay again. */
  readonly pending: boolean
  readonly document: Document
  readonly clock: Clock
  readonly fetch: typeof fetch
  /** Called at most once, with what is wrong with the server's answers, for the developer. */
  warn(message: string): void
  /** Called with each verdict. After `paid` or `not-paid` there are no more. */
  onVerdict(verdict: Verdict): void
}

/** The pauses before the request is repeated after the verdict `unknown` or `in-progress`, in milliseconds of visible time. */
const AGAIN = [5_000, 15_000, 45_000]
const TIMEOUT_MS = 25_000

/**
 * Posts `{ reference }` to the shop's own server, which verifies the payment, and reports its verdict. The request may be sent up to four
 * times, so the server must mark an order as paid only once. Returns the function that stops the requests.
 */
export function fetchVerdict({
  url,
  reference,
  pending,
  document,
  clock,
  fetch,
  warn,
  onVerdict,
}: VerdictOptions): () => void {
  const stopped = new AbortController()
  let callOff = () => {}
  let warned = false
  const warnOnce = (message: string) => {
    if (!warned) warn(`Klump: ${message}`)
    warned = true
  }

  async function request(tries: number): Promise<void> {
    const limit = new AbortController()
    const stop = clock.after(TIMEOUT_MS, () => limit.abort())
    const abort = () => limit.abort()
    stopped.signal.addEventListener('abort', abort)
    const received = await post(url, reference, limit.signal, fetch, warnOnce)
    // Klump reports a loan a little later than the bank agrees to it, so the first `not-paid` after a success may be too early.
    const isEarly = pending || tries === 0
    const verdict = isEarly && received === 'not-paid' ? 'unknown' : received
    stop()
    stopped.signal.removeEventListener('abort', abort)
    if (stopped.signal.aborted) return
    onVerdict(verdict)
    const pause = AGAIN[tries]
    if (pause !== undefined && !/paid/.test(verdict))
      callOff = afterVisible(document, clock, pause, () => void request(tries + 1))
  }

  void request(0)
  return () => {
    callOff()
    stopped.abort()
  }
}

async function post(
  url: string,
  reference: string,
  signal: AbortSignal,
  send: typeof fetch,
  warn: (message: string) => void,
): Promise<Verdict> {
  try {
    const response = await send(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ reference }),
      // With `keepalive` the request arrives also when the page goes to the order's redirect_url meanwhile.
      keepalive: true,
      signal,
    })
    const what = `verify-url ${url.replace(/[?#].*/, '')}`
    const answer = await readJson(what, response).catch((error: Error) => {
      // An answer that the network cut off is not a mistake of the server.
      if (error.name === 'Error')
        warn(`${error.message} Or cancel klump-success and post the reference yourself.`)
    })
    if (answer === undefined) return 'unknown'
    const { verdict } = ownProperties(answer as { verdict?: unknown })
    // Only these words are a verdict. Neither a status code nor a similar word counts as a payment.
    if (VERDICTS.includes(verdict)) return verdict as Verdict
    warn(
      `${what}: expected { "verdict": "paid" | "not-paid" | "in-progress" | "unknown" }, got another JSON.`,
    )
  } catch {
    // There is no network, or the request was aborted.
  }
  return 'unknown'
}
