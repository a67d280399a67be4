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
  /** Due with the purchase. Of any other charge nobody says when it is due. */
  readonly today: boolean
}

/** A plan as the server states it. No amount in it is below zero. What it adds up to is worked out in repayment.ts. */
export interface Plan {
  /** Due now; zero when nothing is. */
  readonly downPayment: Kobo
  readonly instalments: readonly Instalment[]
  readonly charges: readonly Charge[]
  /** What is lent. */
  readonly loan?: Kobo | undefined
  /** The server's `totalRepayment`. What it counts differs by lender, so it is only compared with the rows. */
  readonly statedTotal?: Kobo | undefined
  /** Per cent a month. */
  readonly monthlyRate?: string | undefined
}
