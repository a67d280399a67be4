import { expect, it, onTestFinished } from 'vitest'
import { serveSandbox, type RequestEntry, type Running } from './index.ts'
import { walkTo } from './testing/walk.ts'
import { orderOf } from './testing/stand.ts'

async function running(onRequest?: (entry: RequestEntry) => void): Promise<Running> {
  const server = await serveSandbox({
    store: ':memory:',
    checkoutDir: '/nowhere',
    hostname: '127.0.0.1',
    port: 0,
    pollDecisionAfterMs: 0,
    ...(onRequest && { onRequest }),
  })
  onTestFinished(server.close)
  return server
}

it('the sandbox answers over a real connection, and drops it when a fault is set', async () => {
  const { origin, sandbox } = await running()
  const ask = () =>
    fetch(`${origin}/v1/loans/partners`, {
      headers: { 'klump-public-key': sandbox.account().test.publicKey },
    })
  expect((await ask()).status).toBe(200)
  for (const kind of ['drop', 'lost-answer'] as const) {
    sandbox.faults.set({ route: 'GET /v1/loans/partners', kind })
    await expect(ask()).rejects.toThrow('fetch failed')
  }
  expect((await ask()).status).toBe(200)
})

it('the sandbox reports in one line that the port is in use', async () => {
  const { origin } = await running()
  const port = Number(new URL(origin).port)
  const second = serveSandbox({ store: ':memory:', checkoutDir: '/nowhere', hostname: '127.0.0.1', port })
  await expect(second).rejects.toThrow(/^The sandbox cannot start: 127\.0\.0\.1:\d+ is in use\. [^\n]+$/)
})

it('onRequest receives every request, without tokens and keys', async () => {
  const seen: RequestEntry[] = []
  const { sandbox } = await running((entry) => seen.push(entry))
  const { client } = await walkTo('REDIRECT', 'polaris', sandbox, orderOf(60_000))
  const address = client.step?.redirect_url ?? ''
  await sandbox.fetch(new Request(address))
  expect(seen.map(({ method, path, status }) => `${method} ${path} ${status}`)).toEqual([
    'POST /v1/transactions/initiate 200',
    'GET /v1/loans/partners 200',
    'GET /v1/loans/partners/requirements 200',
    'POST /v1/loans/account/verification 200',
    'POST /v1/loans/account/verify-otp 200',
    'GET /v1/loans/partners/terms-and-conditions 200',
    'POST /v1/loans/account/repayments-detail 200',
    'POST /v1/loans/account/accept-loan-terms 200',
    'POST /v1/loans/account/new-loan 200',
    'GET /bank/polaris/:token 200',
  ])
  const written = JSON.stringify(seen)
  const bankToken = new URL(address).pathname.split('/').at(-1) ?? ''
  for (const secret of [client.token, bankToken, sandbox.account().test.publicKey]) {
    expect(written).not.toContain(secret)
  }
})
