import { callBooleanHook, callHook, hookFailed } from '../hooks.ts'
import { plainFields, readFields, received } from '../fields.ts'
import { readOwnReference } from '../reference.ts'
import { KlumpServerError } from '../server-error.ts'
import type { AttemptReport } from './result.ts'

/** An attempt that your store knows. */
export interface KnownAttempt {
  /** The merchant_reference made for this attempt. */
  readonly reference: string
  /** Counts from 1. */
  readonly attempt?: number | undefined
  /**
   * When the shopper requested the loan from a lender, if known: milliseconds since 1970. A page that ends with `success` or `pending`
   * reports this; store the time then. A tab that was killed reports nothing.
   */
  readonly loanAskedAt?: number | null | undefined
}

/** The record to store before the reference is handed out. */
export interface NewAttempt {
  readonly reference: string
  readonly attempt: number
  /** Milliseconds since 1970. */
  readonly madeAt: number
}

/**
 * Your store of attempts: three functions. In SQL, with a table
 * `attempts (order_id, attempt, reference unique, made_at, loan_asked_at, state, primary key (order_id, attempt))`:
 *
 * - `list`: `select reference, attempt, cast(loan_asked_at as double precision) as "loanAskedAt" ... where order_id = ? order by attempt`.
 *   The time is a number of milliseconds since 1970. A text (as drivers return a `bigint`), a Date or seconds are refused.
 * - `add`: `insert ... on conflict do nothing`; true when a row was written
 * - `note`: `update attempts set state = ? where reference = ?`
 */
export interface AttemptStore {
  /** All attempts of the order, in the order in which they were made. */
  list(order: string): readonly KnownAttempt[] | Promise<readonly KnownAttempt[]>
  /** Stores a new attempt. Returns false when the order already has an attempt of this number: another request was faster. */
  add(order: string, attempt: NewAttempt): boolean | Promise<boolean>
  /** Stores what Klump now reports about one attempt. */
  note(order: string, report: AttemptReport): unknown
}

export interface Attempts {
  list(): Promise<KnownAttempt[]>
  add(attempt: NewAttempt): Promise<boolean>
  note(report: AttemptReport): Promise<void>
}

/** @throws KlumpServerError `invalid_options` */
export function readAttempts(value: unknown, order: string): Attempts {
  if (Array.isArray(value)) {
    const known = readKnown(value, 'attempts')
    return { list: async () => known, add: async () => true, note: async () => {} }
  }
  const { list, add, note } = readFields(value, 'attempts', ['list', 'add', 'note'])
  for (const [name, given] of [['list', list] as const, ['add', add] as const, ['note', note] as const])
    if (typeof given !== 'function')
      throw new KlumpServerError(
        'invalid_options',
        `attempts.${name}: expected a function (or a list in the place of attempts), got ${received(given)}.`,
      )
  // Called as methods of the given object, so that a class instance with methods as own fields works.
  const store = value as AttemptStore
  return {
    async list() {
      const known = await callHook(() => store.list(order), 'attempts.list')
      if (Array.isArray(known)) return readKnown(known, 'attempts.list')
      throw hookFailed('attempts.list', 'a list', known)
    },
    add: async (attempt) => await callBooleanHook(() => store.add(order, attempt), 'attempts.add'),
    note: async (report) => void (await callHook(() => store.note(order, report), 'attempts.note')),
  }
}

/** Accepts references alone, or rows. Database rows may have more columns than are read here. */
function readKnown(list: readonly unknown[], path: string): KnownAttempt[] {
  return Array.from(list, (one, index) => {
    const at = `${path}[${index}]`
    if (typeof one !== 'object' || one === null)
      return { reference: readOwnReference(one, at), attempt: undefined, loanAskedAt: undefined }
    const row = plainFields(one, at)
    const { reference, attempt } = row
    return {
      reference: readOwnReference(reference, `${at}.reference`),
      attempt: Number.isSafeInteger(attempt) ? (attempt as number) : undefined,
      loanAskedAt: readLoanAskedAt(row, at),
    }
  })
}

/** In 1973. A smaller number is a time in seconds, and would protect nothing. */
const EARLIEST = 1e11

/** Refuses a time in another form or under the column's name: ignoring it would leave the order unprotected from a second loan. */
function readLoanAskedAt(row: Record<string, unknown>, path: string): number | undefined {
  const { loanAskedAt } = row
  if (loanAskedAt === undefined && 'loan_asked_at' in row)
    throw new KlumpServerError(
      'invalid_options',
      `${path}.loan_asked_at: this name is not read. Select it as "loanAskedAt", in milliseconds since 1970.`,
    )
  if (loanAskedAt === undefined || loanAskedAt === null) return undefined
  if (typeof loanAskedAt === 'number' && loanAskedAt >= EARLIEST && loanAskedAt < Infinity) return loanAskedAt
  throw new KlumpServerError(
    'invalid_options',
    `${path}.loanAskedAt: expected milliseconds since 1970, null or nothing, got ${received(loanAskedAt)}.`,
  )
}
