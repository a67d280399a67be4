import { Klump } from 'klump-checkout'

interface Order {
  total: number
  reference: string
}

/** What a shop has in its own code, as short as it can be: it pays, and answers what the page then says. */
export async function payInInstalments(
  { total, reference }: Order,
  confirm: (reference: string) => unknown,
): Promise<string> {
  const klump = new Klump({
    publicKey: 'klp_pk_test_madeup0001example',
    data: {
      amount: total,
      currency: 'NGN',
      merchant_reference: reference,
      items: [{ name: 'Rice cooker', unit_price: total, quantity: 1 }],
    },
  })
  const outcome = await klump.result
  if (outcome.status !== 'success') return 'Please choose another way to pay.'
  await confirm(outcome.reference)
  return 'Thank you!'
}
