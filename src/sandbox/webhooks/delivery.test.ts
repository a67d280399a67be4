import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createSandbox, serveSandbox } from '../index.ts'
import { Client } from '../testing/client.ts'
import { listening } from '../testing/listening.ts'
import { isSigned, Receiver } from '../testing/receiver.ts'
import { orderOf, START } from '../testing/stand.ts'
import { walkTo } from '../testing/walk.ts'

const HOUR = 3_600_000

it.each([200, 201])('a webhook that the shop answers with %i is delivered', async (status) => {
  const { sandbox, receiver } = await listening()
  receiver.answer = status
  await new Client(sandbox, orderOf(40_000)).initiate()
  await sandbox.advance(10 * HOUR)
  expect(receiver.received).toHaveLength(1)
  expect(sandbox.webhooks.deliveries()).toMatchObject([
    { state: 'delivered', attempts: [{ number: 1, status }] },
  ])
})

it('a webhook that a tester sends once more during a delivery is delivered again', async () => {
  const { receiver, ...standing } = await listening({
    fetch: async (input, init) => {
      const answer = await fetch(input, init)
      const [delivery] = standing.sandbox.webhooks.deliveries()
      if (receiver.received.length === 1) standing.sandbox.webhooks.resend(delivery?.id ?? '')
      return answer
    },
  })
  await new Client(standing.sandbox, orderOf(40_000)).initiate()
  await standing.sandbox.advance(0)
  await standing.sandbox.advance(0)
  expect(receiver.received.map(({ attempt }) => attempt)).toEqual([1, 2])
})

it.each([202, 204, 302, 400, 401, 404, 500, 503])(
  'a webhook that the shop answers with %i is sent again unchanged after an hour',
  async (status) => {
    const { sandbox, receiver } = await listening()
    receiver.answer = status
    await new Client(sandbox, orderOf(40_000)).initiate()
    await sandbox.advance(HOUR - 1)
    expect(receiver.received).toHaveLength(1)
    receiver.answer = 200
    await sandbox.advance(1)
    await sandbox.advance(10 * HOUR)
    const [first, second] = receiver.received
    expect(receiver.received.map(({ attempt }) => attempt)).toEqual([1, 2])
    expect(second?.id).toBe(first?.id)
    expect(second?.raw).toEqual(first?.raw)
    expect(sandbox.webhooks.deliveries()).toMatchObject([
      {
        state: 'delivered',
        attempts: [
          { number: 1, status },
          { number: 2, status: 200 },
        ],
      },
    ])
  },
)

it('a webhook is retried while the shop is down for 70 hours, and then delivered once', async () => {
  const { sandbox, receiver } = await listening()
  await receiver.stop()
  for (const amount of [30_000, 40_000]) await walkTo('VERIFY_OTP', 'stanbic', sandbox, orderOf(amount))
  await sandbox.advance(70 * HOUR)
  for (const delivery of sandbox.webhooks.deliveries().slice(2)) {
    expect(delivery).toMatchObject({ state: 'queued', nextAttemptAt: START + 71 * HOUR })
    expect(delivery.attempts.map(({ at }) => (at - START) / HOUR)).toEqual([...Array(71).keys()])
    expect(delivery.attempts.every(({ problem }) => problem?.includes('ECONNREFUSED'))).toBe(true)
  }
  await receiver.start()
  await sandbox.advance(10 * HOUR)
  // Meanwhile both transactions were abandoned, which is another event.
  expect(receiver.story.sort()).toEqual([
    'abandoned abandoned',
    'abandoned abandoned',
    'initiated new',
    'initiated new',
  ])
  expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(4)
  expect(
    receiver.received.filter(({ event }) => event.endsWith('initiated')).map(({ attempt }) => attempt),
  ).toEqual([72, 72])
})

it('a clock that runs during each attempt does not cost the last one', async () => {
  let time = START
  const { sandbox, receiver } = await listening({ clock: () => time++, abandonAfterMs: 1000 * HOUR })
  receiver.answer = 500
  await new Client(sandbox, orderOf(40_000)).initiate()
  await sandbox.advance(200 * HOUR)
  expect(receiver.received).toHaveLength(73)
})

it('a webhook is given up after 72 hours, and a tester can send it again', async () => {
  const { sandbox, receiver } = await listening({ abandonAfterMs: 1000 * HOUR })
  receiver.answer = 500
  await new Client(sandbox, orderOf(40_000)).initiate()
  await sandbox.advance(200 * HOUR)
  expect(receiver.received).toHaveLength(73)
  const [delivery] = sandbox.webhooks.deliveries()
  expect(delivery).toMatchObject({ state: 'given-up', nextAttemptAt: null })
  receiver.answer = 200
  sandbox.webhooks.resend(delivery?.id ?? '')
  await sandbox.advance(0)
  expect(receiver.received.at(-1)).toMatchObject({ id: delivery?.id, attempt: 74 })
  expect(sandbox.webhooks.deliveries()).toMatchObject([{ state: 'delivered' }])
})

it('a retry is signed with the current key, and goes to the current address', async () => {
  const { sandbox, receiver } = await listening()
  receiver.answer = 401
  await new Client(sandbox, orderOf(40_000)).initiate()
  await sandbox.advance(0)
  const renewed = sandbox.rotateKeys('test')
  sandbox.webhooks.setUrl('test', receiver.url('/moved'))
  await sandbox.advance(HOUR)
  const [first, second] = receiver.received
  expect([first?.path, second?.path]).toEqual(['/webhooks', '/moved'])
  expect(first && isSigned(first, renewed.secretKey)).toBe(false)
  expect(second && isSigned(second, renewed.secretKey)).toBe(true)
})

it('a shop that does not answer delays neither the API nor other transactions', async () => {
  const receiver = await new Receiver().start()
  onTestFinished(async () => await receiver.stop())
  receiver.answer = 'hang'
  const { origin, sandbox, close } = await serveSandbox({
    store: ':memory:',
    checkoutDir: '/nowhere',
    hostname: '127.0.0.1',
    port: 0,
    webhookTimeoutMs: 5000,
  })
  onTestFinished(close)
  sandbox.webhooks.setUrl('test', receiver.url())
  const clients = [30_000, 40_000, 50_000].map((amount) => new Client(sandbox, orderOf(amount)))
  for (const client of clients) expect((await client.initiate()).status).toBe(200)
  // All three are sent at once without the test advancing the clock, and the API still answers.
  await expect.poll(() => receiver.received.length).toBe(3)
  expect(sandbox.webhooks.deliveries()[0]?.attempts).toMatchObject([{ status: null, problem: null }])
  const headers = { 'klump-public-key': sandbox.account().test.publicKey }
  expect((await fetch(`${origin}/v1/loans/partners`, { headers })).status).toBe(200)
  await expect
    .poll(() => sandbox.webhooks.deliveries().map(({ state, attempts }) => [state, attempts[0]?.problem]))
    .toEqual(clients.map(() => ['queued', 'No answer within 5 s.']))
  receiver.answer = 200
  await sandbox.advance(HOUR)
  expect(sandbox.webhooks.deliveries().map(({ state }) => state)).toEqual(clients.map(() => 'delivered'))
})

it('the sandbox loses no webhook that was in delivery when it stopped', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'klump-webhooks-'))
  const receiver = await new Receiver().start()
  onTestFinished(async () => {
    await receiver.stop()
    rmSync(folder, { recursive: true })
  })
  const start = () =>
    createSandbox({ store: join(folder, 'sandbox.db'), checkoutDir: '/nowhere', clock: () => START })
  const before = start()
  before.webhooks.setUrl('test', receiver.url())
  receiver.answer = 'hang'
  await new Client(before, orderOf(40_000)).initiate()
  const draining = before.advance(0)
  await expect.poll(() => receiver.received.length).toBe(1)
  before.close()
  await draining

  receiver.answer = 200
  const after = start()
  onTestFinished(after.close)
  await after.advance(0)
  expect(receiver.received.map(({ attempt }) => attempt)).toEqual([1, 2])
  expect(receiver.received[1]?.id).toBe(receiver.received[0]?.id)
  expect(after.webhooks.deliveries()).toMatchObject([
    { state: 'delivered', attempts: [{ problem: 'The sandbox was stopped.' }, { status: 200 }] },
  ])
})

it('the sandbox keeps its advanced clock over a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'klump-webhooks-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true })
  })
  const start = () =>
    createSandbox({ store: join(folder, 'sandbox.db'), checkoutDir: '/nowhere', clock: () => START })
  const before = start()
  await before.advance(30 * HOUR)
  before.close()
  const after = start()
  onTestFinished(after.close)
  await new Client(after, orderOf(40_000)).initiate()
  expect(after.transactions()).toMatchObject([{ createdAt: START + 30 * HOUR }])
})
