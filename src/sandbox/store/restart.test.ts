import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { createSandbox, type Sandbox } from '../index.ts'
import { call, Client } from '../testing/client.ts'
import { Shopper } from '../testing/shopper.ts'
import { orderOf, START } from '../testing/stand.ts'
import { walkTo } from '../testing/walk.ts'

function storeFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'klump-sandbox-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true })
  })
  return join(folder, 'data', 'sandbox.db')
}

/** Opens the file again, with a stopped clock. */
function start(store: string, now = START): Sandbox {
  return createSandbox({ store, checkoutDir: '/nowhere', clock: () => now })
}

it('the sandbox keeps keys, an unfinished checkout and an undecided loan over a restart', async () => {
  const store = storeFile()
  const before = start(store)
  const account = before.account()
  const { client: waiting } = await walkTo('LOAN_STATUS', 'klump', before, orderOf(40_000))
  const { client: typing } = await walkTo('VERIFY_OTP', 'stanbic', before, orderOf(50_000))
  before.close()

  const after = start(store, START + 3000)
  onTestFinished(after.close)
  expect(after.account()).toEqual(account)
  expect(after.loanCount()).toBe(1)

  const { publicKey } = account.test
  const poll = await call(after, 'GET', waiting.step?.api ?? '', {
    'klump-public-key': publicKey,
    authorization: `Bearer ${waiting.token}`,
  })
  expect(poll.body).toMatchObject({ is_completed: true, success: true })

  const resumed = new Client(after, orderOf(50_000), publicKey)
  resumed.token = typing.token
  resumed.step = typing.step
  await resumed.goOn({ partner: 'stanbic', otp: '123456' })
  expect(resumed.step?.name).toBe('TERM_CONDITIONS')
})

it('the sandbox keeps outdated keys outdated after a restart', async () => {
  const store = storeFile()
  const before = start(store)
  const { publicKey } = before.account().test
  const renewed = before.rotateKeys('test')
  before.close()
  const after = start(store)
  onTestFinished(after.close)
  expect(after.account().test).toEqual(renewed)
  const { body } = await call(after, 'GET', '/loans/partners', { 'klump-public-key': publicKey })
  expect(body['message']).toContain('outdated')
})

it('the sandbox stores no session token and nothing that was typed for the bank', async () => {
  const store = storeFile()
  const sandbox = start(store)
  const { client } = await walkTo('LOAN_STATUS', 'stanbic', sandbox, orderOf(40_000), {
    accountNumber: '9876512340',
    phoneNumber: '07098765432',
  })
  sandbox.close()
  const bytes = bytesBeside(store)
  expect(bytes).toContain('Standing fan')
  for (const kept of ['9876512340', '7098765432', client.token]) expect(bytes).not.toContain(kept)
})

it.each([
  ['klump', { phoneNumber: '07098765432' }],
  ['renmoney', {}],
  ['specta', {}],
])('the sandbox stores nothing of what %s asks for', async (slug, typed) => {
  const store = storeFile()
  const sandbox = start(store)
  const secrets = {
    accountNumber: '9876512340',
    bvn: '98765432109',
    lastname: 'Okonkwo',
    address: '77 Ikoyi Crescent',
  }
  const shopper = new Shopper(sandbox, slug, orderOf(40_000), { ...secrets, ...typed })
  await (await shopper.start()).walkTo('LOAN_STATUS')
  sandbox.close()
  const bytes = bytesBeside(store)
  expect(bytes).toContain('Standing fan')
  for (const kept of [...Object.values(secrets), '7098765432', '111111']) expect(bytes).not.toContain(kept)
})

/** The latest data may still be in the log beside the file. */
function bytesBeside(store: string): string {
  const folder = dirname(store)
  return readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'latin1'))
    .join('')
}

it('the sandbox stores nothing of a request that fails half way', async () => {
  const { sandbox, fail } = failing()
  onTestFinished(sandbox.close)
  const client = new Client(sandbox, orderOf(40_000))
  fail(true)
  const complaints = vi.spyOn(console, 'error').mockReturnValue()
  expect((await client.initiate()).status).toBe(500)
  expect(complaints).toHaveBeenCalledOnce()
  complaints.mockRestore()
  expect(sandbox.transactions()).toEqual([])
  fail(false)
  expect((await client.initiate()).status).toBe(200)
  expect(sandbox.transactions()).toHaveLength(1)
})

/** A sandbox whose random source throws after the transaction is written, when the token is made. */
function failing() {
  let draws = Number.POSITIVE_INFINITY
  const sandbox = createSandbox({
    store: ':memory:',
    checkoutDir: '/nowhere',
    clock: () => START,
    random: () => {
      draws -= 1
      if (draws < 0) throw new Error('Out of luck, on purpose.')
      return Math.random()
    },
  })
  // One draw for the reference, and none for the token after it.
  return { sandbox, fail: (on: boolean) => void (draws = on ? 1 : Number.POSITIVE_INFINITY) }
}
