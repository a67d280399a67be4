import type { PlanRules } from '../figures/plan.ts'
import type { Step } from '../flow/step.ts'

/**
 * A partner as data: what is listed, which steps lead to its loan, in order, and what the loan costs. A new bank is
 * a new file in this folder and a line in `index.ts`; routes and flow know no partner by name.
 */
export interface Partner {
  id: number
  name: string
  slug: string
  /** Per cent a month, for the list; null when it is not published. */
  interest: string | null
  /** Naira, by environment: documentation samples use 4 100 in test, so test starts low. */
  minimum: { live: string; test: string } | null
  charges: readonly { name: string; value: string; unit: string; slug: string }[]
  /** Missing: the partner is listed as coming soon, and refuses every call. */
  offer?: Offer
}

export interface Offer {
  /** The last one must be continued with `new-loan`. */
  steps: readonly Step[]
  figures: PlanRules
  insurers?: readonly { name: string; value: string }[]
  terms?: { title: string; text: string; version: string }
  /** Whether amounts go out as decimal strings: some partners do, and a client has to read both. */
  amountsAsText?: boolean
  /** Where the shopper confirms: `bank` is a page of the bank's, opened in another tab. */
  confirmedAt: 'checkout' | 'bank'
  /** How many naira the partner lends at most to the sandbox's customer. */
  loanLimit: number
}

/** What every flow ends with. */
export const acceptTerms: Step = {
  name: 'ACCEPT_LOAN_TERMS',
  call: 'accept-loan-terms',
  display: { title: 'Check your plan', subtitle: 'Nothing is agreed before you confirm.' },
}

export const newLoan: Step = { name: 'NEW_LOAN', call: 'new-loan' }
