import { TEST, type Shopper } from './shopper.ts'

/** In the open checkout, from the list of banks to Stanbic's plan. The shopper has agreed to the terms, and not to the plan. */
export async function goesToStanbicsPlan(shopper: Shopper): Promise<void> {
  await shopper.choosesBank(/Stanbic/)
  await shopper.identifies(TEST.codes.stanbic)
  await shopper.agreesToTerms()
  await shopper.choosesSplit()
  await shopper.sees('Check your plan')
}
