import type { Order } from '../../validation/order.ts'
import type { OrderVerdict } from '../../validation/order-verdict.ts'
import type { Option } from './field.ts'
import type { Bank, FirstStep } from './bank.ts'
import type { ApiFailure } from './failure.ts'
import type { Loan, LoanStatus } from './loan.ts'
import type { Plan } from './plan.ts'
import type { Contact, Session } from './session.ts'
import type { Step } from './step.ts'
import type { Terms } from './terms.ts'

/** A POST body: what the shopper gave, under the names the server gave. */
export type Body = Readonly<
  Record<string, string | number | boolean | readonly object[] | object | undefined>
>

/** The step that follows, and the new plan when the step changed it. */
export interface Followed {
  readonly next: Step
  readonly plan?: Plan | undefined
}

/** Every request, as data: the flow decides which, and never sends one itself. */
export type Call =
  /** Asks the page, and not the API, for the order again: its reference is used up. */
  | { readonly verb: 'renew-order' }
  | { readonly verb: 'start'; readonly order: Order; readonly contact: Contact }
  /** The list of banks alone, when the start came without it. */
  | { readonly verb: 'banks'; readonly naira: number }
  | { readonly verb: 'check-key'; readonly naira: number }
  /** A bank's first step: already in the answer of the start, but its reader may have to load. */
  | { readonly verb: 'open-bank'; readonly bank: Bank }
  /** Whether a request for the loan whose answer was lost has arrived. */
  | { readonly verb: 'find-loan'; readonly order: Order; readonly contact: Contact }
  /**
   * `failWhenOffline`: the shopper has agreed to the plan, so a loan may follow. Without a network the call fails and is not sent later.
   */
  | { readonly verb: 'follow'; readonly step: Step; readonly body: Body; readonly failWhenOffline?: boolean }
  | { readonly verb: 'terms'; readonly step: Step }
  | { readonly verb: 'insurers'; readonly partner: string; readonly isLive: boolean; readonly naira: number }
  | { readonly verb: 'plan'; readonly step: Step; readonly body: Body }
  /** The plan of a split, requested in the background before the shopper continues. */
  | { readonly verb: 'quote'; readonly step: Step; readonly body: Body }
  | { readonly verb: 'new-loan'; readonly step: Step; readonly body: Body }
  | { readonly verb: 'status'; readonly step: Step }

export type Answer =
  | { readonly verb: 'renew-order'; readonly order?: Order; readonly verdict?: OrderVerdict }
  /** The transaction is made. It is not made again when the list of banks failed. */
  | { readonly verb: 'start'; readonly session: Session; readonly banks: readonly Bank[] | ApiFailure }
  | { readonly verb: 'banks'; readonly banks: readonly Bank[] }
  | { readonly verb: 'check-key' }
  | ({ readonly verb: 'open-bank' } & FirstStep)
  | { readonly verb: 'find-loan'; readonly loan?: Loan | undefined }
  | ({ readonly verb: 'follow' } & Followed)
  | { readonly verb: 'terms'; readonly terms: Terms }
  | { readonly verb: 'insurers'; readonly insurers: readonly Option[] }
  | { readonly verb: 'plan'; readonly plan: Plan; readonly next: Step }
  | { readonly verb: 'quote'; readonly plan: Plan }
  | { readonly verb: 'new-loan'; readonly loan: Loan }
  | { readonly verb: 'status'; readonly status: LoanStatus }

/** Answers a call, or throws `ApiFailure`. */
export type Api = (call: Call, signal: AbortSignal) => Promise<Answer>
