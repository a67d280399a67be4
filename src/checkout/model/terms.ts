import type { Step } from './step.ts'

export interface Terms {
  readonly title?: string | undefined
  /** Untrusted HTML: shown only through the cleaner. */
  readonly html: string
  readonly version?: string | undefined
  /** Where agreeing leads. */
  readonly next: Step
}
