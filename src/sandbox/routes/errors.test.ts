import { describe, expect, it } from 'vitest'
import type { Sandbox } from '../index.ts'
import { call, Client, ORIGIN } from '../testing/client.ts'
import { listening } from '../testing/listening.ts'
import { orderOf, stand } from '../testing/stand.ts'
import { walkTo } from '../testing/walk.ts'

/*
 * Every error of every call has an HTTP status and `{ message }`, may not be cached, and holds no key.
 */

const REFERENCE = 'KLP-1684-573200-0001'

/** Every row of the documented table, and the two calls of the shop's server. */
const CALLS = [
  'POST /transactions/initiate',
  'GET /loans/partners',
  'GET /loans/partners/requirements',
  'POST /loans/account/verification',
  'POST /loans/account/verify-otp',
  'GET /loans/partners/terms-and-conditions',
  'GET /loans/partners/insurers',
  'POST /loans/account/repayments-detail',
  'POST /loans/account/accept-loan-terms',
  'POST /loans/account/credentials',
  'POST /loans/account/new-loan',
  'GET /loans/account/new-loan/0b9a7c1e',
  'POST /loans/feedback',
  `GET /transactions/${REFERENCE}/verify`,
  `GET /transactions/${REFERENCE}/resend-webhook`,
]

interface RequestParts {
  key?: string
  body?: string
}

async function ask(sandbox: Sandbox, name: string, { key, body = '{}' }: RequestParts): Promise<Response> {
  const [method = '', path = ''] = name.split(' ')
  const kind = key?.startsWith('klp_sk_') ? 'klump-secret-key' : 'klump-public-key'
  return await sandbox.fetch(
    new Request(`${ORIGIN}/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(key && { [kind]: key }) },
      ...(method === 'POST' && { body }),
    }),
  )
}

const keyFor = (sandbox: Sandbox, name: string) => {
  const { publicKey, secretKey } = sandbox.account().test
  return /verify$|resend-webhook$/.test(name) ? secretKey : publicKey
}

async function expectError(response: Response, status: number, sandbox: Sandbox): Promise<string> {
  const text = await response.text()
  expect([response.status, text]).toEqual([status, expect.stringMatching(/^\{"message":"[^"]/)])
  expect(Object.keys(JSON.parse(text) as object)).toEqual(['message'])
  expect(response.headers.get('content-type')).toMatch(/^application\/json/)
  const { publicKey, secretKey } = sandbox.account().test
  for (const key of [publicKey, secretKey]) expect(text).not.toContain(key)
  return text
}

describe.each(CALLS)('%s', (name) => {
  it('answers 401 without a key, and the answer may not be cached', async () => {
    const { sandbox } = stand()
    const response = await ask(sandbox, name, {})
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await expectError(response, 401, sandbox)).toContain("You didn't provide a valid API key.")
  })

  it('answers 429 with Retry-After in whole seconds when the key calls too often', async () => {
    const { sandbox } = stand({ rateLimit: { burst: 1, perSecond: 0.1 } })
    const key = keyFor(sandbox, name)
    await ask(sandbox, name, { key })
    const response = await ask(sandbox, name, { key })
    expect(response.headers.get('retry-after')).toBe('10')
    await expectError(response, 429, sandbox)
  })

  it.each([500, 503])('answers %i when a fault is set', async (status) => {
    const { sandbox } = stand()
    const [method = '', path = ''] = name.split(' ')
    sandbox.faults.set({ route: `${method} /v1${path}`, kind: 'status', status })
    await expectError(await ask(sandbox, name, { key: keyFor(sandbox, name) }), status, sandbox)
  })
})

describe.each(CALLS.filter((name) => name.startsWith('POST')))('%s', (name) => {
  it.each([
    ['no body', ''],
    ['half of a body', '{"amount": 40000'],
    ['a list', '[]'],
    ['an empty object', '{}'],
  ])('answers 400 to %s', async (_name, body) => {
    const { sandbox } = stand()
    await expectError(await ask(sandbox, name, { key: keyFor(sandbox, name), body }), 400, sandbox)
  })

  // This call may carry a document.
  const megabytes = name === 'POST /loans/account/verification' ? 8 : 1

  it(`answers 413 to more than ${megabytes} MB`, async () => {
    const { sandbox } = stand()
    const body = JSON.stringify({ note: 'x'.repeat(megabytes * 1024 * 1024) })
    await expectError(await ask(sandbox, name, { key: keyFor(sandbox, name), body }), 413, sandbox)
  })
})

it.each(['GET /nothing', 'POST /transactions', `DELETE /transactions/${REFERENCE}/verify`])(
  '%s answers 404: there is no such call',
  async (name) => {
    const { sandbox } = stand()
    await expectError(await ask(sandbox, name, { key: sandbox.account().test.publicKey }), 404, sandbox)
  },
)

describe('a transaction', () => {
  const verified = async (sandbox: Sandbox) => {
    const reference = sandbox.transactions()[0]?.reference ?? ''
    const headers = { 'klump-secret-key': sandbox.account().test.secretKey }
    const { body } = await call(sandbox, 'GET', `/transactions/${reference}/verify`, headers)
    return body['data']
  }

  it('is new from its beginning until the bank has decided', async () => {
    const { sandbox } = stand()
    await new Client(sandbox, orderOf(40_000)).initiate()
    expect(await verified(sandbox)).toMatchObject({ status: 'new', amount: '40000.00' })
    await walkTo('LOAN_STATUS', 'klump', sandbox, orderOf(40_000), { phoneNumber: '08033333333' })
    await sandbox.advance(3_600_000)
    expect(await verified(sandbox)).toMatchObject({ status: 'new' })
  })

  it.each([
    ['successful', '08012345678'],
    ['declined', '08011111111'],
  ])('is %s after the decision of the bank', async (status, phoneNumber) => {
    const { sandbox } = stand()
    await walkTo('LOAN_STATUS', 'klump', sandbox, orderOf(40_000), { phoneNumber })
    await sandbox.advance(3000)
    expect(await verified(sandbox)).toMatchObject({ status })
  })

  it('is abandoned after a day without the shopper, and successful when the shopper completes it later', async () => {
    const { sandbox } = await listening({ behaviour: { references: 'kind' } })
    const order = orderOf(40_000, { merchant_reference: 'A-1' })
    await walkTo('VERIFY_PHONE_OTP', 'klump', sandbox, order)
    await sandbox.advance(24 * 3_600_000)
    expect(await verified(sandbox)).toMatchObject({ status: 'abandoned' })
    await walkTo('LOAN_STATUS', 'klump', sandbox, order)
    await sandbox.advance(3000)
    expect(await verified(sandbox)).toMatchObject({ status: 'successful' })
    expect(sandbox.transactions()).toHaveLength(1)
  })
})
