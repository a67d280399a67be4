import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { CHOICES } from '../sandbox/behaviour/control.ts'
import { Receiver } from '../sandbox/testing/receiver.ts'
import { walkTo } from '../sandbox/testing/walk.ts'
import { orderOf } from '../sandbox/testing/stand.ts'
import { overTheWire } from '../sandbox/testing/over-the-wire.ts'
import { run, type Io } from './run.ts'
import { sandboxCommand } from './sandbox.ts'

const load = async () => ({
  ...(await import('../sandbox/index.ts')),
  checkoutDir: '/nowhere',
})

interface Started {
  readonly apiUrl: string
  readonly publicKey: string
  readonly secretKey: string
  stop(): Promise<number>
}

/** Runs the command until `stop`. Rejects with the log when the command ends by itself. */
async function start(args: readonly string[] = []): Promise<Started> {
  const told: string[] = []
  let stop = () => {}
  let end: Promise<number> | undefined
  const line = new Promise<string>((resolve, reject) => {
    const io: Io = { env: {}, out: resolve, log: (text) => told.push(text), onStop: (then) => (stop = then) }
    const all = ['sandbox', '--port', '0', '--json', ...args]
    end = run({ sandbox: sandboxCommand(load) }, all, io)
    void end.then((code) => reject(new Error(`${code}: ${told.join('\n')}`)))
  })
  const about = JSON.parse(await line) as Started
  const stopped = async () => {
    stop()
    return (await end) ?? -1
  }
  onTestFinished(async () => void (await stopped()))
  return { ...about, stop: stopped }
}

const post = async (address: string, body: unknown, type = 'application/json') => {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': type },
    body: JSON.stringify(body),
  })
  return { status: response.status, ...((await response.json()) as { data?: never; message?: string }) }
}

/** Whether the language's program is installed. */
const found = (program: string) => spawnSync(program, ['--version']).status === 0

test.for([
  ['Python', 'python3', 'drive.py'],
  ['PHP', 'php', 'drive.php'],
])('a program in %s controls the sandbox over HTTP', async ([, program = '', file = ''], { skip }) => {
  if (!found(program)) skip(`${program} is not installed on this machine.`)
  const receiver = await new Receiver().start()
  onTestFinished(() => receiver.stop())
  const { apiUrl, secretKey } = await start(['--webhook', receiver.url()])
  const { stdout } = await promisify(execFile)(program, [join(import.meta.dirname, 'examples', file)], {
    env: { ...process.env, KLUMP_API: apiUrl, KLUMP_SECRET_KEY: secretKey },
  })
  expect(stdout).toBe('driven\n')
  expect(receiver.received.length).toBeGreaterThan(3)
})

test('the sandbox command without --json prints each address and key on a line of its own', async () => {
  const lines: string[] = []
  let stop = () => {}
  const io: Io = {
    env: {},
    out: (line) => void lines.push(line),
    log: () => stop(),
    onStop: (then) => then(),
  }
  expect(await run({ sandbox: sandboxCommand(load) }, ['sandbox', '--port', '0'], io)).toBe(0)
  expect(lines.join('\n')).toMatch(/^API +http:\/\/localhost:\d+ /)
  expect(lines.join('\n')).toMatch(/secret key +klp_sk_test_/)
})

test('the same seed gives the same keys, no seed gives others', async () => {
  const keys = async (...args: string[]) => (await start(args)).secretKey
  expect(await keys('--seed', 'a')).toBe(await keys('--seed', 'a'))
  expect(
    new Set([await keys('--seed', 'a'), await keys('--seed', 'b'), await keys(), await keys()]).size,
  ).toBe(4)
})

test('a stopped sandbox closes its port, and the next one reads keys and transactions from the --store file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'klump-sandbox-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const store = join(folder, 'klump.db')
  const first = await start(['--store', store])
  await post(`${first.apiUrl}/sandbox/transactions`, { amount: 40_000, merchant_reference: 'A-1' })
  expect(await first.stop()).toBe(0)
  await expect(fetch(first.apiUrl)).rejects.toThrow('fetch failed')
  const second = await start(['--store', store])
  expect(second.secretKey).toBe(first.secretKey)
  const { data } = (await (await fetch(`${second.apiUrl}/sandbox/transactions`)).json()) as { data: unknown }
  expect(data).toMatchObject([{ merchantReference: 'A-1', status: 'successful' }])
})

test('a seed with a store file gives its first keys, and no identifier a second time', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'klump-sandbox-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const args = ['--seed', 'a', '--store', join(folder, 'klump.db')]
  const keys = new Set<string>()
  for (const merchant_reference of ['A-1', 'A-2', 'A-3']) {
    const { apiUrl, secretKey, stop } = await start(args)
    keys.add(secretKey)
    const made = await post(`${apiUrl}/sandbox/transactions`, { amount: 40_000, merchant_reference })
    expect(made.status).toBe(201)
    await stop()
  }
  expect([...keys]).toEqual([(await start(['--seed', 'a'])).secretKey])
})

test('a transaction that is made successful is known by its own reference also where the lender uses it up', async () => {
  const { apiUrl, secretKey } = await start(['--switch', 'usedUpAt=lender'])
  const order = { amount: 40_000, merchant_reference: 'A-1' }
  expect((await post(`${apiUrl}/sandbox/transactions`, { ...order, status: 'successful' })).status).toBe(201)
  const headers = { 'klump-secret-key': secretKey }
  expect((await fetch(`${apiUrl}/v1/transactions/A-1/verify`, { headers })).status).toBe(200)
  expect((await post(`${apiUrl}/sandbox/transactions`, { ...order, status: 'successful' })).status).toBe(409)
})

test.each([
  ['approve', 'successful'],
  ['decline', 'declined'],
  ['pending', 'new'],
  ['slow', 'new'],
])(
  'sandbox --decide %s: an approvable loan first leaves the transaction %s; slow approves it after a minute',
  async (decide, status) => {
    const { apiUrl, publicKey, secretKey } = await start(['--decide', decide])
    const reachable = { fetch: overTheWire(apiUrl), account: () => ({ test: { publicKey, secretKey } }) }
    await walkTo('LOAN_STATUS', 'klump', reachable, orderOf(40_000, { merchant_reference: 'A-1' }))
    const state = async () => {
      const headers = { 'klump-secret-key': secretKey }
      const answer = await fetch(`${apiUrl}/v1/transactions/A-1/verify`, { headers })
      return ((await answer.json()) as { data: { status: string } }).data.status
    }
    expect(await state()).toBe(status)
    await post(`${apiUrl}/sandbox/clock`, { advanceMs: 61_000 })
    expect(await state()).toBe(decide === 'slow' ? 'successful' : status)
  },
)

test('sandbox --switch sets each switch to each value, and --kind sets the switch for references', async () => {
  for (const [name, readings] of Object.entries(CHOICES))
    for (const reading of readings) {
      const { apiUrl, stop } = await start(['--switch', `${name}=${reading}`])
      expect(await (await fetch(`${apiUrl}/sandbox/behaviour`)).json()).toMatchObject({
        data: { [name]: reading },
      })
      await stop()
    }
  const { apiUrl } = await start(['--kind'])
  expect(await (await fetch(`${apiUrl}/sandbox/behaviour`)).json()).toMatchObject({
    data: { references: 'kind' },
  })
})

test.each([
  [['--port', 'x'], '--port: expected a number'],
  [['--decide', 'maybe'], '--decide: expected one of approve, decline, pending, slow'],
  [['--switch', 'constructor=1'], '--switch: expected one of references, usedUpAt'],
  [['--switch', 'usedUpAt=never'], '--switch usedUpAt: expected one of initiate, lender'],
  [['--strict', '--kind'], 'expected one of them'],
  [
    ['--webhook', 'https://shop.example/hook'],
    '--webhook: The webhook URL: expected an address on this machine',
  ],
  [['extra'], 'extra'],
])('the sandbox command names the mistake in %j and exits with code 2', async (args, sentence) => {
  await expect(start(args)).rejects.toThrow(`2: ${sentence.startsWith('--') ? sentence : ''}`)
  await expect(start(args)).rejects.toThrow(sentence)
})

test('the sandbox command reports a port that is taken, and exits with code 1', async () => {
  const { apiUrl } = await start()
  await expect(start(['--port', new URL(apiUrl).port])).rejects.toThrow('1: The sandbox cannot start')
})

test.each([
  ['/sandbox/transactions', { amount: 40_000, status: 'paid' }, 400, 'status: expected one of new, pending'],
  ['/sandbox/transactions', { status: 'new' }, 400, 'amount'],
  ['/sandbox/transactions', { amount: 40_000, environment: 'prod' }, 400, 'environment: expected'],
  ['/sandbox/transactions/KLP-1', { status: 'new' }, 404, 'no transaction'],
  ['/sandbox/webhooks/one/send', {}, 404, 'no webhook'],
  ['/sandbox/webhook-url', { url: 'http://10.0.0.1/' }, 400, 'on this machine'],
])(
  'the control address %s answers the body %j with %d and names the mistake',
  async (path, body, status, message) => {
    const { apiUrl } = await start()
    const answer = await post(apiUrl + path, body)
    expect(answer.status).toBe(status)
    expect(answer.message).toContain(message)
    expect((await post(apiUrl + path, body, 'text/plain')).message).toContain('application/json')
  },
)

test('the sandbox refuses an impossible change of state with 409 and keeps the transaction', async () => {
  const { apiUrl } = await start()
  await post(`${apiUrl}/sandbox/transactions`, { amount: 40_000, merchant_reference: 'A-1' })
  for (const status of ['new', 'pending', 'declined', 'abandoned'])
    expect(await post(`${apiUrl}/sandbox/transactions/A-1`, { status })).toEqual({
      status: 409,
      message: `status: a transaction that is successful does not become ${status}.`,
    })
  await post(`${apiUrl}/sandbox/transactions`, {
    amount: 40_000,
    merchant_reference: 'A-2',
    status: 'abandoned',
  })
  expect(await post(`${apiUrl}/sandbox/transactions/A-2`, { status: 'successful' })).toMatchObject({
    data: { status: 'successful' },
  })
  expect(
    (await post(`${apiUrl}/sandbox/transactions`, { amount: 40_000, merchant_reference: 'A-2' })).status,
  ).toBe(409)
})
