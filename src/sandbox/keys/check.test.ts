import { describe, expect, it } from 'vitest'
import type { Environment, Sandbox } from '../index.ts'
import { call, Client, ORIGIN } from '../testing/client.ts'
import { orderOf, stand } from '../testing/stand.ts'

const BASE = "You didn't provide a valid API key."

type Kind = 'publicKey' | 'secretKey'

/** Every kind of wrong key, and the words of its message. */
const WRONG: [
  string,
  (sandbox: Sandbox, environment: Environment, kind: Kind) => string | undefined,
  RegExp,
][] = [
  ['missing', () => undefined, /is missing/],
  ['malformed', () => 'pk_live_something', /not shaped like a Klump key/],
  ['malformed by an escape', (_, __, kind) => `klp_${kind === 'publicKey' ? 'pk' : 'sk'}_%00`, /not shaped/],
  [
    'unknown',
    (_, environment, kind) =>
      `klp_${kind === 'publicKey' ? 'pk' : 'sk'}_${environment === 'test' ? 'test_' : ''}${'0'.repeat(64)}`,
    /No account/,
  ],
  [
    'outdated',
    (sandbox, environment, kind) => {
      const before = sandbox.account()[environment][kind]
      sandbox.rotateKeys(environment)
      return before
    },
    /outdated/,
  ],
  [
    'of the wrong kind',
    (sandbox, environment, kind) =>
      sandbox.account()[environment][kind === 'publicKey' ? 'secretKey' : 'publicKey'],
    /where the (public|secret) key belongs/,
  ],
  [
    'of the other environment',
    (sandbox, environment, kind) => sandbox.account()[environment === 'test' ? 'live' : 'test'][kind],
    /This is a (TEST|LIVE) key, and the account is in (TEST|LIVE) mode/,
  ],
]

const REFERENCE = 'KLP-1684-573200-0001'
const CALLS: [string, Kind, string, string, string][] = [
  ['partners', 'publicKey', 'klump-public-key', 'GET', '/loans/partners?amount=4100'],
  ['new-loan', 'publicKey', 'klump-public-key', 'POST', '/loans/account/new-loan'],
  ['verify', 'secretKey', 'klump-secret-key', 'GET', `/transactions/${REFERENCE}/verify`],
  ['resend', 'secretKey', 'klump-secret-key', 'GET', `/transactions/${REFERENCE}/resend-webhook`],
]

/** A sandbox whose account is in this state. */
function standIn(environment: Environment): Sandbox {
  const { sandbox } = stand()
  sandbox.setMode(environment)
  return sandbox
}

describe.each(CALLS)('the call %s', (_, kind, header, method, path) => {
  describe.each(['test', 'live'] as const)('in %s mode', (environment) => {
    it.each(WRONG)(
      'refuses a key that is %s, and the answer does not quote the key',
      async (_, make, words) => {
        const sandbox = standIn(environment)
        const key = make(sandbox, environment, kind)
        const { status, body } = await call(sandbox, method, path, key === undefined ? {} : { [header]: key })
        expect(status).toBe(401)
        expect(body['message']).toMatch(words)
        expect(String(body['message']).startsWith(BASE)).toBe(true)
        if (key) expect(JSON.stringify(body)).not.toContain(key)
      },
    )

    it('accepts the right key', async () => {
      const sandbox = standIn(environment)
      const key = sandbox.account()[environment][kind]
      const { status, body } = await call(sandbox, method, path, { [header]: key })
      expect(status).not.toBe(401)
      expect(body['message'] ?? '').not.toContain('API key')
    })
  })
})

describe('the mode of the account', () => {
  it('lets only the keys of one environment work, and can be changed back', async () => {
    const { sandbox } = stand()
    const { test, live } = sandbox.account()
    const statuses = async () =>
      await Promise.all(
        [test, live].map(async ({ publicKey }) => {
          const { status } = await call(sandbox, 'GET', '/loans/partners', { 'klump-public-key': publicKey })
          return status
        }),
      )
    expect(await statuses()).toEqual([200, 401])
    sandbox.setMode('live')
    expect(await statuses()).toEqual([401, 200])
    sandbox.setMode('test')
    expect(await statuses()).toEqual([200, 401])
  })
})

describe('a key that calls too often', () => {
  const rateLimit = { burst: 3, perSecond: 0.5 }

  it('receives 429 with Retry-After until that time has passed, and other keys are not limited', async () => {
    const { sandbox, pass } = stand({ rateLimit })
    const { publicKey, secretKey } = sandbox.account().test
    const ask = () =>
      sandbox.fetch(
        new Request(`${ORIGIN}/v1/loans/partners`, { headers: { 'klump-public-key': publicKey } }),
      )
    for (let count = 0; count < 3; count += 1) expect((await ask()).status).toBe(200)
    const refused = await ask()
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '2'])
    const { status } = await call(sandbox, 'GET', `/transactions/${REFERENCE}/verify`, {
      'klump-secret-key': secretKey,
    })
    expect(status).toBe(404)
    pass(2000)
    expect([(await ask()).status, (await ask()).status]).toEqual([200, 429])
  })
})

it('the sandbox makes keys in Klump’s format that differ by environment and kind', () => {
  const { test, live } = stand().sandbox.account()
  expect(test.publicKey).toMatch(/^klp_pk_test_[0-9a-f]{64}$/)
  expect(test.secretKey).toMatch(/^klp_sk_test_[0-9a-f]{64}$/)
  expect(live.publicKey).toMatch(/^klp_pk_[0-9a-f]{64}$/)
  expect(live.secretKey).toMatch(/^klp_sk_[0-9a-f]{64}$/)
  const secrets = [test.publicKey, test.secretKey, live.publicKey, live.secretKey].map((key) =>
    key.slice(-64),
  )
  expect(new Set(secrets).size).toBe(4)
})

describe('sessions', () => {
  it('end when the keys they were opened with are replaced', async () => {
    const { sandbox } = stand()
    const client = new Client(sandbox, orderOf(40_000))
    await client.initiate()
    await client.choose('klump')
    const { publicKey } = sandbox.rotateKeys('test')
    await client.goOn({ phoneNumber: '08012345678' })
    expect(client.last).toMatchObject({
      status: 401,
      body: { message: expect.stringContaining('outdated') as string },
    })

    // The token does not work with the new key either.
    const carried = new Client(sandbox, orderOf(40_000), publicKey)
    carried.token = client.token
    carried.step = client.step
    await carried.goOn({ phoneNumber: '08012345678', partner: 'klump' })
    expect(carried.last).toMatchObject({
      status: 401,
      body: { message: expect.stringContaining('another key') as string },
    })
  })

  it('go on when the keys of the other environment are replaced', async () => {
    const { sandbox } = stand()
    const client = new Client(sandbox, orderOf(40_000))
    await client.initiate()
    await client.choose('klump')
    sandbox.rotateKeys('live')
    expect((await client.goOn({ phoneNumber: '08012345678' })).status).toBe(200)
  })

  it('expire after half an hour, and a right one-time code opens a new one', async () => {
    const { sandbox, pass } = stand()
    const client = new Client(sandbox, orderOf(40_000))
    await client.initiate()
    await client.choose('klump')
    pass(20 * 60_000)
    await client.goOn({ phoneNumber: '08012345678' })
    await client.goOn({ otp: '12345' })
    pass(20 * 60_000)
    expect((await client.goOn({ installment: 4 })).status).toBe(200)
    pass(10 * 60_000)
    await client.goOn()
    expect(client.last).toMatchObject({
      status: 401,
      body: { message: expect.stringContaining('expired') as string },
    })
    expect(sandbox.loanCount()).toBe(0)
  })

  it('are needed for every step', async () => {
    const { sandbox } = stand()
    const client = new Client(sandbox, orderOf(40_000))
    await client.choose('stanbic')
    await client.goOn()
    expect(client.last).toMatchObject({
      status: 401,
      body: { message: expect.stringContaining('session') as string },
    })
  })
})
