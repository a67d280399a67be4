import type { PlanRules } from '../figures/rules.ts'
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
  /** Naira, by environment: documentation samples use 4 100 in test, so most start low there. */
  minimum: { live: string; test: string } | null
  /** Naira. */
  maximum: string | null
  /** When Klump changed the entry last, where that is published. */
  updatedAt?: string
  /** What the list says about the partner beside the second list. */
  config?: Readonly<Record<string, string>>
  /** A second list to choose from, before the first step: the bank that stands behind this partner. */
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
  /** The last one must be continued with `new-loan`. */
  steps: readonly Step[]
  figures: PlanRules
  insurers?: readonly { name: string; value: string }[]
  terms?: { title: string; text: string; version: string }
  /** In which of the two published forms its plans go out; see wire/repayment-details.ts. */
  planForm: 'stanbic' | 'polaris'
  confirmedAt: Confirmation
  /** How many naira the partner lends at most to the sandbox's customer. */
  loanLimit: number
}

/**
 * Where the shopper confirms a loan: here, or on a page that is opened in another tab. A `payment-link` is the same
 * page under another name.
 */
export type Confirmation = 'checkout' | 'bank' | 'payment-link'
