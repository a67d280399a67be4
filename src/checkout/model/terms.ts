import type { Step } from './step.ts'

export interface Terms {
  readonly title?: string | undefined
  /** HTML of a stranger: only ever shown through the cleaner. */
  readonly html: string
  readonly version?: string | undefined
  /** Where agreeing leads. */
  readonly next: Step
}
