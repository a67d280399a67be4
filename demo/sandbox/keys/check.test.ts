import { describe, expect, it } from 'vitest'
import type { Environment, Sandbox } from '../index.ts'
import { call, Client } from '../testing/client.ts'
import { orderOf, stand } from '../testing/stand.ts'

const BASE = "You didn't provide a valid API key."

type Kind = 'publicKey' | 'secretKey'

/** Every way to be wrong, as a key, and the words that tell it from the others. */
const WRONG: [
  string,
  (sandbox: Sandbox, environment: Environment, kind: Kind) => string | undefined,
  RegExp,
][] = [
  ['none', () => undefined, /is missing/],
  ['malformed', () => 'pk_live_something', /not shaped like a Klump key/],
  ['with a line of its own', (_, __, kind) => `klp_${kind === 'publicKey' ? 'pk' : 'sk'}_%00`, /not shaped/],
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
]

const CALLS: [string, Kind, string, string][] = [
  ['partners', 'publicKey', 'klump-public-key', '/loans/partners?amount=4100'],
  ['verify', 'secretKey', 'klump-secret-key', '/transactions/KLP-1684-573200-0001/verify'],
]

describe.each(CALLS)('%s', (_, kind, header, path) => {
  describe.each(['test', 'live'] as const)('%s', (environment) => {
    it.each(WRONG)(
      'a key that is %s is refused, and the answer says so without it',
      async (_, make, words) => {
        const { sandbox } = stand()
        const key = make(sandbox, environment, kind)
        const { status, body } = await call(sandbox, 'GET', path, key === undefined ? {} : { [header]: key })
        expect(status).toBe(401)
        expect(body['message']).toMatch(words)
        expect(String(body['message']).startsWith(BASE)).toBe(true)
        if (key) expect(JSON.stringify(body)).not.toContain(key)
      },
    )

    it('the right key is not', async () => {
      const { sandbox } = stand()
      const key = sandbox.account()[environment][kind]
      expect((await call(sandbox, 'GET', path, { [header]: key })).status).not.toBe(401)
    })
  })
})

it('makes keys that look like Klump’s and differ by environment and kind', () => {
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

    // Nor can the token be carried over to the new key.
    const carried = new Client(sandbox, orderOf(40_000), publicKey)
    carried.token = client.token
    carried.step = client.step
    await carried.goOn({ phoneNumber: '08012345678', partner: 'klump' })
    expect(carried.last).toMatchObject({
      status: 401,
      body: { message: expect.stringContaining('another key') as string },
    })
  })

  it('leave the other environment alone', async () => {
    const { sandbox } = stand()
    const client = new Client(sandbox, orderOf(40_000))
    await client.initiate()
    await client.choose('klump')
    sandbox.rotateKeys('live')
    expect((await client.goOn({ phoneNumber: '08012345678' })).status).toBe(200)
  })

  it('expire after half an hour; a code that is right gives another one', async () => {
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
