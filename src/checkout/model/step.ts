import type { Field } from './field.ts'

/** Which screen draws a step. `impossible` has no screen: its name is not known and it has nothing to draw. */
export type StepKind =
  | 'requirements'
  | 'form'
  | 'code'
  | 'terms'
  | 'split'
  | 'accept'
  | 'new-loan'
  | 'at-bank'
  | 'deciding'
  | 'impossible'

/**
 * Works a plan out: no loan, no use of a reference, and it may be asked as often as the shopper likes. A server may keep the split that it
 * was asked about last, so the split that is gone on with is always asked about once more.
 */
export const PLAN_PATH = '/loans/account/repayments-detail'

/** Where the server says we are: what to show, and what to call when the shopper goes on. */
export interface Step {
  readonly name: string
  readonly kind: StepKind
  readonly method: 'GET' | 'POST'
  /** As it will be sent, without `/v1`; may hold a query, which is the server's. */
  readonly path: string
  readonly title?: string | undefined
  readonly subtitle?: string | undefined
  readonly smallText?: string | undefined
  readonly list: readonly string[]
  /** Terms, as HTML that nobody has cleaned yet. */
  readonly html?: string | undefined
  readonly version?: string | undefined
  /** The bank's own sign-up, for shoppers who have no account there. */
  readonly newAccount?: { readonly text: string; readonly url: string } | undefined
  readonly fields: readonly Field[]
  /** The bank's page; only ever https, or http on this very machine. */
  readonly redirectUrl?: string | undefined
  /** Milliseconds after which waiting for the decision ends. */
  readonly timeout: number
}
