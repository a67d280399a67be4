import type { Loan } from './loan.ts'

export interface Contact {
  readonly email: string
  readonly phone: string
}

/** The transaction that the server holds for this order. The token stays in the client. */
export interface Session {
  /** The shop's name, as Klump knows it. */
  readonly merchant: string
  readonly isLive: boolean
  /** `KLP-...`. Klump's answer may lack it until the loan is requested: nothing is published about that. */
  readonly reference?: string | undefined
  /** This shopper already requested a loan for this order. The checkout resumes that loan and requests no second one. */
  readonly existingLoan?: { readonly loan: Loan; readonly partner: string } | undefined
}
