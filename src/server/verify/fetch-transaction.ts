import { readAnswer, type Kobo } from './answer.ts'
import { callKlump, unknown } from './call.ts'
import type { CallSettings } from './options.ts'
import type { Transaction } from './result.ts'
import type { Unanswered } from './unanswered.ts'

/** The result of asking Klump about a reference. `other-state`: the answer's state is not `success`. */
export type TransactionLookup =
  | { kind: 'transaction'; transaction: Transaction; kobo: Kobo }
  | { kind: 'other-state'; given: string }
  | { kind: 'no-such' }
  | Unanswered

/** GET /v1/transactions/:reference/verify with the secret key. `reference` is Klump's, or a merchant_reference. Never rejects. */
export async function fetchTransaction(
  reference: string,
  settings: CallSettings,
): Promise<TransactionLookup> {
  const path = `/v1/transactions/${encodeURIComponent(reference)}/verify`
  const called = await callKlump({ path, reads: [404] }, settings)
  if (called.kind === 'unknown') return called
  const { status, json } = called
  if (status === 404) return noSuch(json?.value)
  const answer = readAnswer(json?.value)
  if (answer.state === 'unreadable')
    return unknown('bad_answer', `Klump’s answer is not as documented (at ${answer.path}).`)
  if (answer.state === 'other') return { kind: 'other-state', given: answer.given }
  return { kind: 'transaction', transaction: answer.transaction, kobo: answer.kobo }
}

/** For an unknown reference, Klump sends a JSON object. Any other 404 comes from a proxy or a wrong `apiUrl`. */
function noSuch(body: unknown): TransactionLookup {
  return typeof body === 'object' && body !== null && !Array.isArray(body)
    ? { kind: 'no-such' }
    : unknown('unexpected_status', 'HTTP 404, but not in Klump’s form (a JSON object): check apiUrl.')
}
