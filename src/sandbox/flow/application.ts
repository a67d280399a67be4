import type { Core } from '../core.ts'
import type { Outcome, Trait } from '../partners/test-customers.ts'

/** The split whose figures the shopper was shown last. */
export interface Split {
  installment: number
  repaymentDay: number | null
  insurerId: string | null
  /** The down payment that the shopper chose, where the partner leaves that open. */
  downPaymentKobo: number | null
  /** How much of the refund wallet goes towards what is due now, at most. */
  walletKobo: number
}

/** How far the shopper has come with one partner. */
export interface Application {
  sessionId: number
  partner: string
  /** Index of the step that is open. */
  step: number
  outcome: Outcome
  /** The kind of customer, which determines the steps. */
  traits: readonly Trait[]
  split: Split | null
  /** SHA-256 of the phone that was verified last. */
  phoneHash: string | null
}

interface ApplicationRow {
  step: number
  outcome: Outcome
  traits: string
  split: string | null
  phone_hash: string | null
}

export function readApplication(core: Core, sessionId: number, partner: string): Application {
  const row = core.store.one(
    'SELECT step, outcome, traits, split, phone_hash FROM application WHERE session_id = ? AND partner = ?',
    sessionId,
    partner,
  ) as ApplicationRow | undefined
  if (!row)
    return { sessionId, partner, step: 0, outcome: 'approve', traits: [], split: null, phoneHash: null }
  return {
    sessionId,
    partner,
    step: row.step,
    outcome: row.outcome,
    traits: JSON.parse(row.traits) as Trait[],
    split: row.split === null ? null : (JSON.parse(row.split) as Split),
    phoneHash: row.phone_hash,
  }
}

export function keepApplication(core: Core, application: Application): void {
  core.store.run(
    `INSERT OR REPLACE INTO application (session_id, partner, step, outcome, traits, split, phone_hash)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    application.sessionId,
    application.partner,
    application.step,
    application.outcome,
    JSON.stringify(application.traits),
    application.split === null ? null : JSON.stringify(application.split),
    application.phoneHash,
  )
}
