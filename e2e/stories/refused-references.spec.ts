import { expect, test } from '../support/test.ts'

interface Decision {
  verdict: string
  reason: string
}

test('the merchant refuses what is not a payment for its order, and says why', async ({
  shopper,
  demo,
  page,
  wire,
}) => {
  // A real reference of a real transaction: the shopper came as far as the banks, and left.
  await shopper.visit(demo.origins.shop)
  await shopper.pay()
  await shopper.sees('Choose your bank')
  await shopper.closes()
  await wire.settle()
  const [transaction] = demo.sandbox.transactions()
  const reference = transaction?.reference ?? ''
  expect(reference).toMatch(/^KLP-/)

  const confirm = (reference: unknown) =>
    page.evaluate(async (reference): Promise<Decision> => {
      const post = (path: string, body: unknown) =>
        fetch(path, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
      const placed = await post('/api/orders', { items: [{ id: 'lantern', quantity: 1 }] })
      const { orderId } = (await placed.json()) as { orderId: string }
      const answer = await post(`/api/orders/${orderId}/confirm`, { reference })
      return (await answer.json()) as Decision
    }, reference)

  const unpaid = await confirm(reference)
  expect(unpaid.verdict).toBe('not-paid')
  expect(unpaid.reason).toContain('not successful')
  const unknown = await confirm('KLP-1662-348036-0961')
  expect(unknown.verdict).toBe('not-paid')
  const malformed = await confirm('KLP-1662-348036-0961/../../x')
  expect(malformed.verdict).toBe('not-paid')
})
