import type { Repayment } from './repayment.ts'

/** What stood on the preview when the shopper agreed. Kept until the frame closes. */
export interface Agreement {
  readonly lender: string
  /** The very figures that the preview showed. */
  readonly plan: Repayment
  readonly termsVersion?: string | undefined
  /** Of the words on the screen: `en`, `pcm`. */
  readonly language: string
  /** Milliseconds since 1970. */
  readonly agreedAt: number
  /** Which version of this page, and which script of it. */
  readonly build: string
}
