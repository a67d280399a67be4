import type { Shopper } from '../stage/shopper.ts'

// Walks that several screens share. Most of them continue another one.

export const ACCOUNT = { accountNumber: '1234567890' }
export const CODE = { otp: '123456' }
export const SPLIT = { installment: '6', repaymentDay: '25', insurerId: '1' }
export const CONSENT = { consent: 'yes' }

export async function toAccount(shopper: Shopper): Promise<void> {
  await shopper.chooses('stanbic')
}

/** Specta lends to customers of other banks, and requires the bank first. */
export async function toSpectaAccount(shopper: Shopper): Promise<void> {
  await shopper.chooses('specta')
  await shopper.continues({ bank: 'gtb' })
}

/** Fidelity lets the shopper choose the down payment. */
export async function toFidelitySplit(shopper: Shopper): Promise<void> {
  await shopper.chooses('fidelity')
  await shopper.continues(ACCOUNT)
  await shopper.continues({ otp: '12345' })
}

/** Klump requires only a phone number from customers it knows. It offers one split, so the plan follows. */
export async function throughKlumpCode(shopper: Shopper): Promise<void> {
  await shopper.chooses('klump')
  await shopper.continues()
  await shopper.continues({ otp: '12345' })
}

/** Polaris first lists its requirements, and sends its terms in a separate response. */
export async function toPolarisTerms(shopper: Shopper): Promise<void> {
  await shopper.chooses('polaris')
  await shopper.continues()
  await shopper.continues({ ...ACCOUNT, firstname: 'John' })
  await shopper.continues({ otp: '1234' })
}

/** Polaris: the plan without a down payment. */
export async function toPolarisPreview(shopper: Shopper): Promise<void> {
  await toPolarisTerms(shopper)
  await shopper.continues()
  await shopper.continues({ installment: '4' })
}

export async function toCode(shopper: Shopper): Promise<void> {
  await toAccount(shopper)
  await shopper.continues(ACCOUNT)
}

export async function toTerms(shopper: Shopper): Promise<void> {
  await toCode(shopper)
  await shopper.continues(CODE)
}

export async function toSplit(shopper: Shopper): Promise<void> {
  await toTerms(shopper)
  await shopper.continues()
}

export async function toPreview(shopper: Shopper): Promise<void> {
  await toSplit(shopper)
  await shopper.continues(SPLIT)
}

/** Up to the loan request. The server's reply determines the next screen. */
export async function toDecision(shopper: Shopper): Promise<void> {
  await toPreview(shopper)
  await shopper.continues(CONSENT)
}

/** Polaris sends the shopper to a page of its own. */
export async function toBankPage(shopper: Shopper): Promise<void> {
  await toPolarisPreview(shopper)
  await shopper.continues(CONSENT)
}
