import type Database from 'libsql'
import type { AttemptReport, KnownAttempt, NewAttempt } from 'klump-checkout/server'

/** An attempt to pay an order, as the store has it. */
export interface StoredAttempt {
  /** The attempt's merchant_reference. */
  reference: string
  attempt: number
  /** When the page reported that the shopper agreed; null until then. */
  loanAskedAt: number | null
  /** Klump's last answer about the attempt other than `unknown`; null before it. */
  state: AttemptReport['state'] | null
}

/** The storage that `nextAttempt` needs, and additions of this shop. `order` is the order's id. */
export interface AttemptTable {
  attemptsOf(order: string): (StoredAttempt & KnownAttempt)[]
  /** Returns false when the order already has an attempt of this number. */
  addAttempt(order: string, attempt: NewAttempt): boolean
  noteAttempt(report: Pick<AttemptReport, 'reference' | 'state'>): void
  /** Stores when the page reported that a loan was requested. Only the first report counts. */
  loanAsked(reference: string, at: number): void
}

export function attemptTable(db: Database.Database): AttemptTable {
  return {
    attemptsOf: (order) =>
      db
        .prepare(
          'select reference, attempt, loan_asked_at as loanAskedAt, state from attempts where order_id = ? order by attempt',
        )
        .all(order) as StoredAttempt[],
    addAttempt(order, { reference, attempt, madeAt }) {
      const added = db
        .prepare(
          'insert into attempts (reference, order_id, attempt, made_at) values (?, ?, ?, ?) on conflict do nothing',
        )
        .run(reference, order, attempt, madeAt)
      return added.changes === 1
    },
    noteAttempt({ reference, state }) {
      // `unknown` must not overwrite an earlier state.
      if (state === 'unknown') return
      db.prepare('update attempts set state = ? where reference = ?').run(state, reference)
    },
    loanAsked(reference, at) {
      db.prepare('update attempts set loan_asked_at = ? where reference = ? and loan_asked_at is null').run(
        at,
        reference,
      )
    },
  }
}
