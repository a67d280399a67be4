import { execFile, spawnSync } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { examineCommand } from '../../src/cli/examine.ts'
import { run } from '../../src/cli/run.ts'
import { folderWithRecipe, freePort, loadFromSource } from '../../src/cli/testing/examined.ts'
import { serveSandbox } from '../../src/sandbox/index.ts'
import * as node from '../../src/server/index.ts'

const HERE = import.meta.dirname
const KLUMP_PHP = join(HERE, '../../src/php/klump.php')
const HAS_PHP = spawnSync('php', ['--version']).status === 0
if (!HAS_PHP) console.log('klump.php was not run: there is no php (Debian: php-cli).')

const inPhp = test.skipIf(!HAS_PHP)
const SECRET = 'klp_sk_test_madeup00'

/** The result of each of these calls, or the message that it throws. */
async function call(calls: readonly [name: string, ...args: unknown[]][]): Promise<unknown[]> {
  const code = `require $argv[1];
    foreach (json_decode($argv[2], true) as [$name, $args]) {
      try { $results[] = ("KlumpCheckout\\\\" . $name)(...$args); }
      catch (InvalidArgumentException $wrong) { $results[] = $wrong->getMessage(); }
    }
    echo json_encode($results);`
  const given = JSON.stringify(calls.map(([name, ...args]) => [name, args]))
  const strict = ['-d', 'error_reporting=-1', '-d', 'display_errors=stderr']
  const { stdout, stderr } = await promisify(execFile)('php', [...strict, '-r', code, KLUMP_PHP, given])
  expect(stderr).toBe('')
  return JSON.parse(stdout) as unknown[]
}

inPhp.each(['verifyTransaction', 'verifyOrder'])(
  'a shop that asks with %s passes the examination without a finding',
  async (asks) => {
    const { folder, recipe } = folderWithRecipe()
    const port = await freePort()
    const out: string[] = []
    const code = await run(
      {
        examine: examineCommand(loadFromSource),
      },
      [
        'examine',
        `http://127.0.0.1:${port}/webhook`,
        '--sandbox-port',
        '0',
        '--settle',
        '0',
        '--recipe',
        recipe,
        // PHP's log of requests is dropped.
        '--',
        'sh',
        '-c',
        'exec php -S "$0" "$1" 2>/dev/null',
        `127.0.0.1:${port}`,
        join(HERE, 'shop.php'),
      ],
      {
        env: { ...process.env, SHOP_ORDERS: join(folder, 'orders.json'), SHOP_ASKS: asks },
        out: (line) => void out.push(line),
        log: () => {},
        onStop: () => {},
      },
    )
    expect(out.join('\n')).toMatch(/^\d+ passed, 0 failed, 0 advice, 0 left out\.$/)
    expect(code).toBe(0)
  },
)

inPhp('klump.php verifies webhooks with the same results as the kit for Node', async () => {
  const sign = (text: string, key = SECRET) => createHmac('sha512', key).update(text).digest('hex')
  const reference = 'KLP-1644-083962-4231'
  const event = (name: string, data: unknown = { reference }) =>
    JSON.stringify({ event: `klump.payment.transaction.${name}`, data })
  const bodies = [
    ...['initiated', 'successful', 'abandoned', 'refunded'].map((name) => event(name)),
    '',
    '{}',
    '[]',
    '{"event":1}',
    'text',
    '{"data":{}}',
    event('successful', { reference: 'KLP-1' }),
  ]
  const cases = bodies.flatMap((body): [string, string | null][] => [
    [body, sign(body)],
    [body, sign(body).toUpperCase()],
    [body, sign(body, 'klp_sk_other')],
    [body, 'abc'],
    [body, null],
  ])
  const keys = [SECRET, ['klp_sk_new', '', ' \n', null, SECRET], ['klp_sk_new', 'klp_sk_newer']]
  const asked = cases.flatMap(([body, signature]) => keys.map((key) => [body, signature, key] as const))
  const php = await call(asked.map((args) => ['verifyWebhook', ...args]))
  const brief = (result: unknown) => {
    const { ok, event } = result as { ok: boolean; event?: Record<string, unknown> }
    const { type, name, reference, key } = event ?? {}
    return { ok, type, name, reference, key }
  }
  for (const [index, [body, signature, key]] of asked.entries())
    expect(brief(php[index]), `${body} ${signature} ${String(key)}`).toEqual(
      brief(await node.verifyWebhook(body, signature ?? undefined, key as string | string[])),
    )
})

inPhp('klump.php reads a webhook whose meta_data is nested 5 000 levels deep', async () => {
  const meta_data = `${'['.repeat(5_000)}${']'.repeat(5_000)}`
  const data = `{"reference":"KLP-1644-083962-4231","meta_data":${meta_data}}`
  const body = `{"event":"klump.payment.transaction.successful","data":${data}}`
  const signature = createHmac('sha512', SECRET).update(body).digest('hex')
  const [result] = await call([['verifyWebhook', body, signature, SECRET]])
  expect(result).toMatchObject({ ok: true, event: { type: 'successful' } })
})

// A search that begins again at each quote would take minutes.
inPhp('klump.php answers a deep body whose string never ends', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'klump-php-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const body = join(folder, 'body.json')
  writeFileSync(body, `${'['.repeat(101)}"${'\\"'.repeat(400_000)}`)
  const code =
    'require $argv[1]; echo json_encode(KlumpCheckout\\verifyWebhook(file_get_contents($argv[2]), null, $argv[3]));'
  const { stdout } = await promisify(execFile)('php', ['-r', code, KLUMP_PHP, body, SECRET])
  expect(JSON.parse(stdout)).toMatchObject({ ok: false, code: 'signature_missing' })
})

inPhp.each([
  [{ loanAskedAt: '2026-11-30 10:00:00' }, 'unix seconds'],
  [{ loanAskedAt: Date.now() }, 'unix seconds'],
  [{ loan_asked_at: 1 }, 'this name is not read'],
])('klump.php refuses an attempt with %j before it gives a fresh reference', async (row, words) => {
  const attempts = [{ reference: '1007-1-0123456789abcdef0123456789abcdef', ...row }]
  const options = { order: 1007, attempts, secretKey: SECRET, apiUrl: 'http://127.0.0.1:1' }
  expect(await call([['nextAttempt', options]])).toEqual([expect.stringContaining(words)])
})

inPhp('klump.php asks once for all attempts when Klump does not answer, as the kit for Node', async () => {
  let asked = 0
  const server = createServer((_request, response) => {
    asked += 1
    response.writeHead(429).end()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => void server.close())
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const attempts = ['a', 'b', 'c'].map((name) => `${name}-0123456789abcdef0123456789abcdef`)
  const results = await call([['nextAttempt', { order: 1007, attempts, secretKey: SECRET, apiUrl }]])
  expect(results).toMatchObject([{ verdict: 'unknown', code: 'rate_limited' }])
  expect(asked).toBe(1)
})

inPhp('klump.php makes attempts and payment pages at a running sandbox', async () => {
  const klump = await serveSandbox({
    store: ':memory:',
    checkoutDir: '/nowhere',
    hostname: '127.0.0.1',
    port: 0,
  })
  onTestFinished(klump.close)
  const { secretKey } = klump.sandbox.account().test
  const make = async (status: string) => {
    const reference = `1007-${status}-0123456789abcdef0123456789abcdef`
    await fetch(`${klump.origin}/sandbox/transactions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ amount: 40_000, merchant_reference: reference, status }),
    })
    return reference
  }
  const at = { secretKey, apiUrl: klump.origin }
  const [paid, declined, fresh] = [await make('successful'), await make('declined'), await make('new')]
  const loanAskedAt = Math.floor(Date.now() / 1000)
  const page = {
    ...at,
    name: 'Order 1007',
    amount: '41500.00',
    reference: 'page-0123456789abcdef0123456789abcdef',
  }
  const results = await call([
    ['nextAttempt', { ...at, order: '#1007', attempts: [] }],
    ['nextAttempt', { ...at, order: 1007, attempts: [declined, fresh] }],
    ['nextAttempt', { ...at, order: 1007, attempts: [paid, declined] }],
    ['nextAttempt', { ...at, order: 1007, attempts: [{ reference: fresh, loanAskedAt }] }],
    [
      'nextAttempt',
      { ...at, order: 1007, attempts: [{ reference: fresh, loanAskedAt: String(loanAskedAt) }] },
    ],
    ['nextAttempt', { ...at, order: 1007, attempts: [fresh], apiUrl: 'http://127.0.0.1:1' }],
    ['nextAttempt', { ...at, order: 1007, attempts: [fresh], apiUrl: 'http://shop.localhost:1' }],
    ['createPaymentPage', page],
    ['createPaymentPage', { ...page, amount: 100 }],
    // What getenv() answers for a name that is not set.
    ['createPaymentPage', { ...page, amount: 100, apiUrl: false }],
    ['createPaymentPage', { ...page, amount: 100, apiUrl: '' }],
    [
      'verifyTransaction',
      { ...at, reference: 'x', expected: { amount: 1, live: false }, secretKey: 'klp_pk_secret' },
    ],
    [
      'verifyTransaction',
      { ...at, reference: 'x', expected: { amount: 1, live: false }, apiUrl: 'http://10.0.0.1' },
    ],
    [
      'verifyTransaction',
      { ...at, reference: 'x', expected: { amount: 1, live: false, merchant_reference: paid } },
    ],
  ])
  expect(results).toMatchObject([
    { verdict: 'fresh', attempt: 1, reference: expect.stringMatching(/^1007-1-[0-9a-f]{32}$/) as string },
    { verdict: 'fresh', attempt: 3 },
    { verdict: 'already-paid', transaction: { merchant_reference: paid } },
    { verdict: 'in-progress', reference: fresh },
    { verdict: 'in-progress', reference: fresh },
    { verdict: 'unknown', code: 'unreachable' },
    { verdict: 'unknown', code: 'unreachable' },
    { verdict: 'created', link: expect.stringMatching(/^http/) as string },
    { verdict: 'too-small', minimum: 25_000 },
    { verdict: 'too-small', minimum: 25_000 },
    expect.stringContaining('apiUrl: expected https'),
    expect.stringContaining('secretKey: expected'),
    expect.stringContaining('apiUrl: expected https'),
    expect.stringContaining('merchant_reference is not known here'),
  ])
  expect(JSON.stringify(results)).not.toMatch(/klp_[ps]k_\w/)
})

inPhp('klump.php reports a mistake in the shop’s code before it sends a request', async () => {
  const at = { secretKey: SECRET, apiUrl: 'http://127.0.0.1:1' }
  const order = { ...at, references: ['A-1'], expected: { amount: 40_000, live: false } }
  const calls: [name: string, given: object, sentence: string][] = [
    ['verifyOrder', { ...order, references: 'A-1' }, 'references: expected a list'],
    ['verifyOrder', { ...order, references: [''] }, 'references: expected the texts'],
    ['verifyOrder', { ...order, references: ['..'] }, 'references: expected the texts'],
    ['verifyOrder', { ...order, references: [7] }, 'references: expected the texts'],
    ['verifyOrder', { ...order, reference: 'A-1' }, 'reference is not known here'],
    ['verifyOrder', { ...order, heard: 'paid' }, 'heard: expected successful'],
    ['verifyOrder', { ...order, expected: { live: false } }, 'expected.amount'],
    ['verifyOrder', { ...order, expected: { amount: '40,000', live: false } }, 'expected.amount'],
    ['verifyOrder', { ...order, expected: { amount: 1, live: 0 } }, 'expected.live'],
    ['verifyOrder', { ...order, expected: { amount: 1, live: true, currency: 'USD' } }, 'expected.currency'],
    [
      'verifyOrder',
      { ...order, expected: { amount: 1, live: true, merchantReference: 'A' } },
      'merchantReference is not known',
    ],
    ['verifyOrder', { ...order, secretKey: 'klp_pk_test_madeup00' }, 'secretKey: expected'],
    ['reconcile', { ...at, orders: 'all' }, 'orders: expected a list'],
    ['reconcile', { ...at, orders: [], onPaid: 'nobody' }, 'onPaid: expected a function'],
    ['reconcile', { ...at, orders: [], concurrency: 4 }, 'concurrency is not known here'],
  ]
  const results = await call(calls.map(([name, given]) => [name, given]))
  expect(results).toEqual(calls.map(([, , sentence]) => expect.stringContaining(sentence) as string))
  expect(JSON.stringify(results)).not.toContain('madeup')
})

inPhp(
  'no error of klump.php holds the secret key, also where PHP keeps the arguments of its traces',
  async () => {
    const code = `require $argv[1];
    $told = fn () => null;
    echo print_r(KlumpCheckout\\reconcile(['secretKey' => $argv[2], 'orders' => [['answeredAt' => 'today']],
      'onPaid' => $told, 'onPaidTwice' => $told, 'onUnknownForLong' => $told]), true);`
    const keeps = ['-d', 'zend.exception_ignore_args=0']
    const { stdout } = await promisify(execFile)('php', [...keeps, '-r', code, KLUMP_PHP, SECRET])
    expect(stdout).toContain('answeredAt: expected unix seconds')
    expect(stdout).not.toContain(SECRET)
  },
)

inPhp('klump.php loads where the host has disabled ini_set', async () => {
  const code = `require $argv[1]; echo function_exists('KlumpCheckout\\verifyOrder') ? 'loaded' : '';`
  const { stdout } = await promisify(execFile)('php', [
    '-d',
    'disable_functions=ini_set',
    '-r',
    code,
    KLUMP_PHP,
  ])
  expect(stdout).toBe('loaded')
})

inPhp('reconcile in klump.php lists an invalid order as failed, and goes on with the others', async () => {
  const told = { onPaid: 'strlen', onPaidTwice: 'strlen', onUnknownForLong: 'array_key_first' }
  const good = { references: ['A-1'], expected: { amount: 1, live: false }, answeredAt: 0 }
  const orders = [
    { ...good, answeredAt: 'today' },
    { ...good, references: [] },
    { ...good, expected: {} },
    'A-1',
    good,
  ]
  const options = {
    secretKey: SECRET,
    apiUrl: 'http://127.0.0.1:1',
    orders,
    unknownForMinutes: 1e12,
    ...told,
  }
  const [report] = await call([['reconcile', options]])
  expect(report).toMatchObject({
    asked: 2,
    notPaid: 1,
    unknown: 1,
    failed: [{ index: 0 }, { index: 2 }, { index: 3 }],
  })
})
