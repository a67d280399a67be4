/** What came of asking Klump. `unknown` is every way in which no answer was had; `forDeveloper` goes to the log. */
export type Asked =
  | { kind: 'body'; body: unknown }
  | { kind: 'no-such' }
  | { kind: 'unknown'; reason: string; forDeveloper?: string }

export interface AskOptions {
  apiUrl: string
  secretKey: string
  fetch: typeof fetch
  timeoutMs: number
}

/**
 * GET /v1/transactions/:reference/verify with the secret key.
 *
 * Nothing an error says in words is passed on: the text of a network error may quote the request, and the request holds the key.
 * Redirects are refused, because fetch would carry our header along to wherever the answer points.
 */
export async function askKlump(reference: string, options: AskOptions): Promise<Asked> {
  const url = `${options.apiUrl}/v1/transactions/${encodeURIComponent(reference)}/verify`
  try {
    const response = await options.fetch(url, {
      headers: { 'klump-secret-key': options.secretKey, accept: 'application/json' },
      redirect: 'error',
      signal: AbortSignal.timeout(options.timeoutMs),
    })
    return await readResponse(response)
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError'
    const reason = late ? 'Klump did not answer in time.' : 'Klump could not be reached.'
    return { kind: 'unknown', reason, forDeveloper: `${options.apiUrl}: ${reason} (${codeOf(error)})` }
  }
}

/** ECONNREFUSED, ENOTFOUND and their like: a word, and never a sentence that could quote the request. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined
  if (typeof code === 'string' && /^[A-Z_]+$/.test(code)) return code
  return error instanceof Error ? error.name : 'no reason given'
}

async function readResponse(response: Response): Promise<Asked> {
  if (response.status === 404) return { kind: 'no-such' }
  if (response.status === 401 || response.status === 403) {
    return {
      kind: 'unknown',
      reason: 'Klump did not accept this shop’s key.',
      forDeveloper: `Klump refused the secret key (HTTP ${response.status}). Check that KLUMP_SECRET_KEY is the newest secret key of this environment.`,
    }
  }
  if (!response.ok) return { kind: 'unknown', reason: `Klump answered with HTTP ${response.status}.` }
  const text = await response.text()
  try {
    return { kind: 'body', body: JSON.parse(text) }
  } catch {
    return { kind: 'unknown', reason: 'Klump’s answer was not JSON.' }
  }
}
