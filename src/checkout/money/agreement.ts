import type { Repayment } from './repayment.ts'

/** What the preview showed when the shopper agreed. Kept until the frame closes. */
export interface Agreement {
  readonly lender: string
  /** The figures that the preview showed. */
  readonly plan: Repayment
  readonly termsVersion?: string | undefined
  /** The language of the screen: `en`, `pcm`. */
  readonly language: string
  /** Milliseconds since 1970. */
  readonly agreedAt: number
  /** The version of the package and the build of the document. */
  readonly build: string
}
