import type { PlanRules } from '../figures/rules.ts'
import type { Step } from '../flow/step.ts'

/**
 * A partner as data: its list entry, the steps to its loan in order, and what the loan costs. A new bank is a new file in this
 * folder and a line in `index.ts`; routes and flow need no change.
 */
export interface Partner {
  id: number
  name: string
  slug: string
  /** Per cent a month, for the list; null when it is not published. */
  interest: string | null
  /** Naira, by environment. Documentation samples use 4 100 in test, so most start low there. */
  minimum: { live: string; test: string } | null
  /** Naira. */
  maximum: string | null
  /** When Klump last changed the entry, where that is published. */
  updatedAt?: string
  /** Further data in the partner's list entry, besides the second list. */
  config?: Readonly<Record<string, string>>
  /** A second list to choose from before the first step: the bank behind this partner. */
  banks?: SecondList
  charges: readonly { name: string; value: string; unit: string; slug: string }[]
  /** Missing: the partner is listed as coming soon, and refuses every call. */
  offer?: Offer
}

export interface SecondList {
  label: string
  placeholder: string
  options: readonly { name: string; slug: string }[]
}

export interface Offer {
  /** The call of the last step must be `new-loan`. */
  steps: readonly Step[]
  figures: PlanRules
  insurers?: readonly { name: string; value: string }[]
  terms?: { title: string; text: string; version: string }
  /** Which of the two published forms its plans have; see wire/repayment-details.ts. */
  planForm: 'stanbic' | 'polaris'
  confirmedAt: Confirmation
  /** How many naira the partner lends at most to the sandbox's customer. */
  loanLimit: number
}

/**
 * Where the shopper confirms a loan: in the checkout, or on a page in another tab. A `payment-link` is the same page under
 * another name.
 */
export type Confirmation = 'checkout' | 'bank' | 'payment-link'
