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
  /** `KLP-...`; [?] Klump's own answer may lack it until the loan is asked for. */
  readonly reference?: string | undefined
  /** A loan was asked for already for this order, by this shopper: it is gone on with, and no second one is asked for. */
  readonly held?: { readonly loan: Loan; readonly partner: string } | undefined
}
