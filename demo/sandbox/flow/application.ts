import type { Core } from '../core.ts'
import type { Outcome } from '../partners/outcomes.ts'

/** The split whose figures the shopper was shown last. */
export interface Split {
  installment: number
  repaymentDay: number | null
  insurerId: string | null
}

/** How far the shopper has come with one partner. */
export interface Application {
  sessionId: number
  partner: string
  /** Index of the step that is open. */
  step: number
  outcome: Outcome
  split: Split | null
}

interface ApplicationRow {
  step: number
  outcome: Outcome
  split: string | null
}

export function readApplication(core: Core, sessionId: number, partner: string): Application {
  const row = core.store.one(
    'SELECT step, outcome, split FROM application WHERE session_id = ? AND partner = ?',
    sessionId,
    partner,
  ) as ApplicationRow | undefined
  if (!row) return { sessionId, partner, step: 0, outcome: 'approve', split: null }
  const split = row.split === null ? null : (JSON.parse(row.split) as Split)
  return { sessionId, partner, step: row.step, outcome: row.outcome, split }
}

export function keepApplication(core: Core, application: Application): void {
  core.store.run(
    'INSERT OR REPLACE INTO application (session_id, partner, step, outcome, split) VALUES (?, ?, ?, ?, ?)',
    application.sessionId,
    application.partner,
    application.step,
    application.outcome,
    application.split === null ? null : JSON.stringify(application.split),
  )
}
