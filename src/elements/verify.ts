import type { Clock } from '../overlay/clock.ts'
import { afterVisible } from '../overlay/visible-time.ts'
import { ownProperties } from '../validation/own-properties.ts'

/** What the shop's server says of a reference, in the words of `verifyTransaction()`. */
export type Verdict = 'paid' | 'not-paid' | 'unknown'

interface Asking {
  readonly url: string
  readonly reference: string
  /** The bank has not decided: `not-paid` is not its last word, and nobody is to pay again for that. */
  readonly pending: boolean
  readonly document: Document
  readonly clock: Clock
  readonly fetch: typeof fetch
  /** Hears each verdict; one that is known is the last. */
  tell(verdict: Verdict): void
}

/** After an answer that is none the server is asked again, as long as somebody may be looking. Milliseconds. */
const AGAIN = [5_000, 15_000, 45_000]
const TIMEOUT = 25_000

/**
 * Posts `{ reference }` to the shop's own server, which verifies it, and tells what it decided. Asking twice is harmless:
 * a server marks an order paid once. Returns the way to stop.
 */
export function askVerdict({ url, reference, pending, document, clock, fetch, tell }: Asking): () => void {
  const stopped = new AbortController()
  let callOff = () => {}

  async function ask(tries: number): Promise<void> {
    const limit = new AbortController()
    const stop = clock.after(TIMEOUT, () => limit.abort())
    const abort = () => limit.abort()
    stopped.signal.addEventListener('abort', abort)
    const said = await post(url, reference, limit.signal, fetch)
    const verdict = pending && said === 'not-paid' ? 'unknown' : said
    stop()
    stopped.signal.removeEventListener('abort', abort)
    if (stopped.signal.aborted) return
    tell(verdict)
    const pause = AGAIN[tries]
    if (verdict === 'unknown' && pause !== undefined)
      callOff = afterVisible(document, clock, pause, () => void ask(tries + 1))
  }

  void ask(0)
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
): Promise<Verdict> {
  try {
    const response = await send(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ reference }),
      // It arrives although the order's redirect_url takes the page away meanwhile.
      keepalive: true,
      signal,
    })
    const answer: unknown = await response.json()
    const { verdict } = ownProperties(answer as { verdict?: unknown })
    // Nothing but these words counts: no status, and nothing that merely looks like a yes.
    return response.ok && (verdict === 'paid' || verdict === 'not-paid') ? verdict : 'unknown'
  } catch {
    return 'unknown'
  }
}
