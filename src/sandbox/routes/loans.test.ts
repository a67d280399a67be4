import { expect, it } from 'vitest'
import { Client } from '../testing/client.ts'
import { orderOf, stand } from '../testing/stand.ts'
import { walkTo } from '../testing/walk.ts'

it('new-loan creates one loan for a transaction, and answers 409 to a second request', async () => {
  const { sandbox } = stand()
  const { client } = await walkTo('NEW_LOAN', 'klump', sandbox, orderOf(40_000))
  const step = client.step
  expect(sandbox.loanCount()).toBe(0)
  expect((await client.goOn()).status).toBe(200)
  client.step = step
  expect((await client.goOn()).status).toBe(409)
  expect(sandbox.loanCount()).toBe(1)
})

it('new-loan creates one loan when two sessions of the same transaction request it at the same moment', async () => {
  const { sandbox } = stand({ behaviour: { references: 'kind' } })
  const order = orderOf(60_000, { merchant_reference: 'A-1' })
  const first = await walkTo('NEW_LOAN', 'klump', sandbox, order)
  const second = await walkTo('NEW_LOAN', 'polaris', sandbox, order)
  const answers = await Promise.all([first.client.goOn(), second.client.goOn()])
  expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409])
  expect(sandbox.loanCount()).toBe(1)
})

it.each([
  [{ installment: 5 }, 'installment: expected 6'],
  [{ repaymentDay: 8 }, 'repaymentDay: expected 7'],
  [{ insurerId: '2' }, 'insurerId: expected 1'],
  [{ termsAndConditionVersion: '1.9' }, 'termsAndConditionVersion: expected 1,'],
  [{ termsAndConditionVersion: undefined }, 'termsAndConditionVersion is missing'],
  [{ amount: 50_000 }, "amount: expected the order's 40000.00"],
  [{ items: [] }, 'items: expected at least one item'],
  [{ merchant_reference: 'B-2' }, 'merchant_reference: expected the one of this transaction'],
])('new-loan refuses %j, which differs from what was shown', async (wrong, message) => {
  const { sandbox } = stand()
  const { client } = await walkTo('NEW_LOAN', 'stanbic', sandbox, orderOf(40_000))
  await client.goOn(wrong)
  expect(client.last).toMatchObject({
    status: 400,
    body: { message: expect.stringContaining(message) as string },
  })
  expect(sandbox.loanCount()).toBe(0)
})

it('accept-loan-terms needs is_accepted to be true', async () => {
  const { sandbox } = stand()
  const { client } = await walkTo('ACCEPT_LOAN_TERMS', 'stanbic', sandbox, orderOf(40_000))
  await client.goOn({ is_accepted: false })
  expect(client.last.status).toBe(400)
  await client.goOn({ is_accepted: true })
  expect(client.step?.name).toBe('NEW_LOAN')
})

it('the API shows a loan to its own session only', async () => {
  const { sandbox } = stand()
  const { client } = await walkTo('LOAN_STATUS', 'klump', sandbox, orderOf(40_000))
  const unknownKey = new Client(sandbox, orderOf(40_000))
  await unknownKey.initiate()
  unknownKey.step = client.step
  expect((await unknownKey.goOn()).status).toBe(404)
})

it('the API accepts feedback, and answers with a message', async () => {
  const { sandbox } = stand()
  const client = new Client(sandbox, orderOf(40_000))
  const { status, body } = await client.send('POST', '/loans/feedback', {
    feedback: 'Too slow',
    is_live: false,
  })
  expect(status).toBe(200)
  expect(body).toEqual({ message: expect.any(String) as string })
})

it('the API lists every partner, and those that are still to come as inactive', async () => {
  const { sandbox } = stand()
  const { test, live } = sandbox.account()
  const list = async (key: string) => {
    const { body } = await new Client(sandbox, {}, key).send('GET', '/loans/partners?amount=4100')
    return body['data'] as { slug: string; is_active: boolean; min_loan_amount: string | null }[]
  }
  const inTest = await list(test.publicKey)
  expect(inTest.filter((partner) => partner.is_active).map(({ slug }) => slug)).toEqual([
    'polaris',
    'specta',
    'stanbic',
    'fidelity',
    'wema',
    'klump',
    'first_bank',
    'renmoney',
    'fcmb_credit_direct',
  ])
  expect(inTest.filter((partner) => !partner.is_active).map(({ slug }) => slug)).toEqual(['opay'])
  sandbox.setMode('live')
  const inLive = await list(live.publicKey)
  const minimumOf = (partners: typeof inLive, name: string) =>
    partners.find(({ slug }) => slug === name)?.min_loan_amount
  expect([minimumOf(inTest, 'klump'), minimumOf(inLive, 'klump')]).toEqual(['1000.00', '25000.00'])
})
