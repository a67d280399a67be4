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
 * Calculates a plan: makes no loan, uses up no reference, and may be called as often as the shopper likes. A server may keep the split
 * of the last call, so the split that the shopper continues with is always requested once more.
 */
const PLAN_PATH = '/loans/account/repayments-detail'

/** Whether a call of this path, which may contain a query, only calculates a plan. */
export function isPlanPath(path: string): boolean {
  return path.split('?')[0] === PLAN_PATH
}

/** The server's current step: what to show, and what to call when the shopper continues. */
export interface Step {
  readonly name: string
  readonly kind: StepKind
  readonly method: 'GET' | 'POST'
  /** As it will be sent, without `/v1`; may contain a query from the server. */
  readonly path: string
  readonly title?: string | undefined
  readonly subtitle?: string | undefined
  readonly smallText?: string | undefined
  readonly list: readonly string[]
  /** Terms, as HTML that has not been cleaned yet. */
  readonly html?: string | undefined
  readonly version?: string | undefined
  /** The bank's own sign-up, for shoppers who have no account there. */
  readonly newAccount?: { readonly text: string; readonly url: string } | undefined
  readonly fields: readonly Field[]
  /** The bank's page; always https, or http on the local machine. */
  readonly redirectUrl?: string | undefined
  /** Milliseconds after which waiting for the decision ends. */
  readonly timeout: number
}
