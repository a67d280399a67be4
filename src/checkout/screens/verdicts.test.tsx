import { expect, it } from 'vitest'
import { page } from 'vitest/browser'
import type { OrderVerdict } from '../../validation/order-verdict.ts'
import { openCheckout, refusal } from '../testing/open-checkout.tsx'
import { order } from '../testing/wire.ts'

// The shop answers with the verdict on an earlier attempt, in place of an order or when it is asked for the order again.

const REFERENCE = 'KLP-1662-348036-0961'
const IN_PROGRESS = { verdict: 'in-progress', reference: REFERENCE } as const

const SAID: readonly [OrderVerdict, string, object][] = [
  [
    { verdict: 'already-paid' },
    'This order is paid already',
    { status: 'failed', error: { code: 'already_paid' } },
  ],
  [IN_PROGRESS, 'Your bank is still deciding', { status: 'pending', reference: REFERENCE }],
  [
    { verdict: 'unknown' },
    'We cannot say yet whether this order is paid',
    { status: 'failed', error: { code: 'data_unavailable' } },
  ],
]

it.each(SAID)(
  'a verdict in place of an order has a screen and an outcome: %j',
  async (verdict, title, outcome) => {
    const { sent, emitted } = openCheckout({ verdict })
    await expect.element(page.getByRole('heading', { name: title })).toBeVisible()
    expect(page.getByText('Amount').query()).toBeNull()
    expect(emitted.some(({ type }) => type === 'outcome')).toBe(false)
    await page.getByRole('button', { name: 'Back to the shop' }).click()
    expect(emitted.at(-1)).toMatchObject({ type: 'outcome', outcome })
    expect(sent, 'what Klump heard').toEqual([])
  },
)

it.each(SAID)(
  'a verdict after the reference was used up has a screen and an outcome: %j',
  async (verdict, title, outcome) => {
    const { emitted } = openCheckout({
      answers: {
        '/transactions/initiate': refusal(409, 'Merchant reference must be unique for transaction.'),
      },
      renewOrder: async () => ({ verb: 'renew-order', verdict }),
    })
    await expect.element(page.getByRole('heading', { name: title })).toBeVisible()
    await page.getByRole('button', { name: 'Back to the shop' }).click()
    expect(emitted.at(-1)).toMatchObject({ type: 'outcome', outcome })
  },
)

it('the page receives the reference of a loan in progress before the shopper can leave', () => {
  const { emitted } = openCheckout({ verdict: IN_PROGRESS })
  expect(emitted).toEqual([{ type: 'opened' }, { type: 'busy', locked: false, reference: REFERENCE }])
})

it('the shop’s own reference in a verdict reaches the page as merchantReference', async () => {
  const { emitted } = openCheckout({ verdict: { verdict: 'in-progress', reference: 'order-7-1-k3v9' } })
  await page.getByRole('button', { name: 'Back to the shop' }).click()
  const outcome = { status: 'pending', reference: '', merchantReference: 'order-7-1-k3v9' }
  expect(emitted.at(-1)).toMatchObject({ outcome })
})

it('the amount of an order that the shop gave again is shown and sent', async () => {
  const replies = [refusal(409, 'Merchant reference must be unique for transaction.')]
  const answers = {
    get '/transactions/initiate'() {
      return replies.shift() ?? { token: 'made-up', merchant: 'Shop', is_live: false, reference: REFERENCE }
    },
  }
  const items = [{ name: 'Laptop', unit_price: 61_000, quantity: 1 }]
  const renewed = { ...order, amount: 61_000, items, merchant_reference: 'order-1007-2' }
  const { sent } = openCheckout({
    answers,
    renewOrder: async () => ({ verb: 'renew-order', order: renewed }),
  })
  await expect.element(page.getByRole('heading', { name: 'Choose your bank' })).toBeVisible()
  await expect.element(page.getByText('₦61,000')).toBeVisible()
  const begun = sent.filter(({ path }) => path === '/transactions/initiate')
  expect(begun.map(({ body }) => [body['amount'], body['merchant_reference']])).toEqual([
    [order.amount, order.merchant_reference],
    [61_000, 'order-1007-2'],
  ])
})
