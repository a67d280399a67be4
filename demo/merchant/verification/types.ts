/** One question that was asked about a payment, and its answer, as a sentence for a person. */
export interface Check {
  name: string
  ok: boolean
  detail: string
}

/**
 * - `paid`: every check passed; deliver.
 * - `not-paid`: Klump answered, and the answer does not pay for this order; `reason` says why.
 * - `unknown`: nobody knows yet (no answer, or none that makes sense). Ask again; never treat it as a refusal,
 *   the shopper may owe the money already.
 */
export type Verdict = 'paid' | 'not-paid' | 'unknown'

export interface Verification {
  verdict: Verdict
  reason: string
  checks: Check[]
}

/** What the shop itself knows about the order. Nothing in here may come from the browser. */
export interface Expected {
  totalKobo: number
  merchantReference: string
  live: boolean
}
