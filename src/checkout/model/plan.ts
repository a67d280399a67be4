import type { Kobo } from './kobo.ts'

export interface Instalment {
  /** `2023-06-07` */
  readonly due: string
  readonly amount: Kobo
}

export interface Charge {
  /** As the server names it: `managementFee`, `stamp_duty`. */
  readonly name: string
  readonly amount: Kobo
  /** Due with the purchase. The due date of any other charge is unknown. */
  readonly today: boolean
}

/** A plan as the server states it. No amount in it is below zero. repayment.ts calculates the sums. */
export interface Plan {
  /** Due now; zero when nothing is. */
  readonly downPayment: Kobo
  readonly instalments: readonly Instalment[]
  readonly charges: readonly Charge[]
  /** The amount lent. */
  readonly loan?: Kobo | undefined
  /** The server's `totalRepayment`. What it counts differs by lender, so it is only compared with the rows. */
  readonly statedTotal?: Kobo | undefined
  /** What the lender requires on the shopper's account. Not a payment, so it is in no sum. */
  readonly minimumBalance?: Kobo | undefined
  /** Per cent a month. */
  readonly monthlyRate?: string | undefined
}
