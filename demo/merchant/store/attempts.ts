import type Database from 'libsql'
import type { AttemptReport, KnownAttempt, NewAttempt } from 'klump-checkout/server'

/** An attempt to pay an order, as the store has it. */
export interface StoredAttempt {
  /** The merchant_reference that was made for it. */
  reference: string
  attempt: number
  /** When the page said that the shopper had agreed; null until then. */
  loanAskedAt: number | null
  /** What Klump last said about it, null before anybody asked. */
  state: AttemptReport['state'] | null
}

/** What `nextAttempt` needs, and what is noted beside it. `order` is the order's id. */
export interface AttemptTable {
  attemptsOf(order: string): (StoredAttempt & KnownAttempt)[]
  /** False when the order has an attempt of this number. */
  addAttempt(order: string, attempt: NewAttempt): boolean
  noteAttempt(report: Pick<AttemptReport, 'reference' | 'state'>): void
  /** The page says that a loan was asked for; the first time counts. */
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
      // What is not known now was perhaps known before.
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
