import { beforeEach, expect, test } from 'vitest'
import type { Sandbox } from '../../src/sandbox/index.ts'
import { stand } from '../../src/sandbox/testing/stand.ts'
import { walkTo } from '../../src/sandbox/testing/walk.ts'
import type { MerchantOptions } from './index.ts'
import { openTestShop, type Order, type TestShop } from './testing/shop.ts'

/* Runs the shop's server against the sandbox: both follow the same contract. */

let sandbox: Sandbox
let pass: (ms: number) => void
let shop: TestShop

const open = async (options: Partial<MerchantOptions> = {}) =>
  await openTestShop({
    apiUrl: 'http://localhost:4999',
    secretKey: sandbox.account().test.secretKey,
    fetch: (input, init) => sandbox.fetch(new Request(input, init)),
    ...options,
  })

beforeEach(async () => {
  ;({ sandbox, pass } = stand())
  shop = await open()
  return async () => await shop.close()
})

/** Walks a shopper to the end of pay in 4 for this order, and returns the reference. */
async function pay(order: Order): Promise<string> {
  const contact = { email: 'ada@example.test', phone: '08012345678' }
  const { client } = await walkTo('LOAN_STATUS', 'klump', sandbox, { ...order.checkout, ...contact })
  const { reference } = client.last.body['data'] as { reference: string }
  pass(3000)
  return reference
}

test('an order is paid although Klump’s amount includes the interest', async () => {
  const order = await shop.order([{ id: 'fan', quantity: 2 }])
  const verification = await shop.confirm(order, await pay(order))
  expect(verification).toMatchObject({ verdict: 'paid', reason: 'Klump confirms the payment.' })
  expect(verification.checks.every((check) => check.ok)).toBe(true)
})

test('a transaction that was only begun does not pay', async () => {
  const order = await shop.order([{ id: 'fan', quantity: 2 }])
  const contact = { email: 'ada@example.test', phone: '08012345678' }
  const { client } = await walkTo('NEW_LOAN', 'klump', sandbox, { ...order.checkout, ...contact })
  expect(client.step?.name).toBe('NEW_LOAN')
  const [transaction] = sandbox.transactions()
  expect(await shop.confirm(order, transaction?.reference)).toMatchObject({
    verdict: 'in-progress',
    reason: expect.stringContaining('not successful') as string,
  })
})

test('a cheap order’s reference does not pay for a dear one', async () => {
  const cheap = await shop.order([{ id: 'fan', quantity: 1 }])
  const dear = await shop.order([{ id: 'machine', quantity: 1 }])
  const reference = await pay(cheap)
  expect(await shop.confirm(dear, reference)).toMatchObject({
    verdict: 'not-paid',
    reason: expect.stringContaining('Nothing shows that the transaction was made for this order') as string,
  })
  expect(await shop.confirm(cheap, reference)).toMatchObject({ verdict: 'paid' })
})

test('a TEST payment does not pay a LIVE order, although the shop now has its TEST keys', async () => {
  sandbox.setMode('live')
  const live = await open({ secretKey: sandbox.account().live.secretKey })
  const order = await live.order([{ id: 'fan', quantity: 2 }])
  sandbox.setMode('test')
  // The same shop on the same store, deployed again with other keys: for a trial, or by mistake.
  const trial = await open({ store: live.store })
  const { verdict, checks } = await trial.confirm(order, await pay(order))
  expect(verdict).toBe('not-paid')
  expect(checks.filter(({ ok }) => !ok)).toMatchObject([
    { name: 'environment', detail: expect.stringContaining('expected LIVE') as string },
  ])
  await trial.close()
  await live.close()
})

test('a replaced secret key makes the verdict unknown, and the reason is logged', async () => {
  const order = await shop.order([{ id: 'fan', quantity: 2 }])
  const reference = await pay(order)
  sandbox.rotateKeys('test')
  expect(await shop.confirm(order, reference)).toMatchObject({
    verdict: 'unknown',
    reason: expect.stringContaining('refused the secret key (HTTP 401)') as string,
  })
  expect(shop.log).toHaveLength(1)
})
