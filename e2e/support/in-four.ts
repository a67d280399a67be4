import { expect } from '@playwright/test'
import { TEST, type Shopper } from './shopper.ts'

/* Klump's own pay in 4 takes the fewest screens: for stories that are about something else. */

/** With this phone the lender never decides. */
export const NEVER_DECIDED = '08033333333'

/** In the open checkout, up to the code: the shopper has agreed to nothing yet. */
export async function goesToTheCode(shopper: Shopper, phone = TEST.phone): Promise<void> {
  await shopper.choosesBank(/Klump/)
  await shopper.types('Phone number', phone)
  await shopper.continues()
  await shopper.sees('Enter the code')
}

/** In the open checkout, until the loan is requested. The lender's answer depends on the phone. */
export async function agreesInFour(shopper: Shopper, phone = TEST.phone): Promise<void> {
  await goesToTheCode(shopper, phone)
  await shopper.entersCode(TEST.codes.klump)
  await shopper.agrees()
}

/** Pays for the chosen basket, to the end, and resolves with the reference. */
export async function paysInFour(shopper: Shopper): Promise<string> {
  await shopper.pay()
  await agreesInFour(shopper)
  await shopper.sees('You’re all set')
  await shopper.returnsToShop()
  const { reference } = await shopper.payloadOf('result')
  expect(reference).toMatch(/^KLP-/)
  return String(reference)
}
