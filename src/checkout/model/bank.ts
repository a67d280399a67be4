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
  /** What it charges beside the interest, as it is known before a plan is: by name, and the part of the loan where it is one. */
  readonly charges: readonly { readonly name: string; readonly percent?: number | undefined }[]
  readonly smallest?: Kobo | undefined
  readonly largest?: Kobo | undefined
  /** Where choosing it leads, as it stands on the wire: read when it is chosen (opening.ts). */
  readonly opening: Opening
}

export interface Opening {
  readonly config: unknown
  readonly next_step: unknown
}

/** Where choosing a bank leads. */
export interface Opened {
  readonly step: Step
  /** What has to be chosen beside the bank first: the bank that stands behind a lender. */
  readonly fields: readonly Field[]
}
