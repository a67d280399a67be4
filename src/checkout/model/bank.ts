import type { Field } from './field.ts'
import type { Kobo } from './kobo.ts'
import type { Step } from './step.ts'

/** A lender the shopper can choose; Klump's API calls it a partner. */
export interface Bank {
  readonly name: string
  readonly slug: string
  readonly logo?: string | undefined
  /** False: listed as coming soon. */
  readonly isActive: boolean
  /** Per cent a month, as given. */
  readonly interest?: string | undefined
  /** Charges beside the interest, as they are known before a plan: the name, and the percentage of the loan where it is one. */
  readonly charges: readonly { readonly name: string; readonly percent?: number | undefined }[]
  readonly smallest?: Kobo | undefined
  readonly largest?: Kobo | undefined
  /** The bank's first step as it is on the wire: read when the bank is chosen (first-step.ts). */
  readonly firstStep: WireFirstStep
}

export interface WireFirstStep {
  readonly config: unknown
  readonly next_step: unknown
}

/** Where choosing a bank leads. */
export interface FirstStep {
  readonly step: Step
  /** What must be chosen before the step: the bank behind the lender. */
  readonly fields: readonly Field[]
}
