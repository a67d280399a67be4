import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test, vi } from 'vitest'
import { serveSandbox } from '../../src/sandbox/index.ts'
import { example, exampleWith, MADE_UP } from './blocks.ts'
import { cases, NAMED, payFor } from './payments.ts'

const PHP_WITH_CURL = spawnSync('php', ['-r', 'exit(function_exists("curl_init") ? 0 : 1);']).status === 0
if (!PHP_WITH_CURL)
  console.log("The documents' PHP was not run: there is no php with curl (Debian: php-cli, php-curl).")

// PHP is another process and slow on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

/** A shop around the example: reads the orders, verifies each, prints the verdicts. */
const SHOP = `<?php
error_reporting(E_ALL);
set_error_handler(function ($level, $message) { throw new ErrorException($message); });
function another_order_paid_with(string $reference, string $id): bool { global $used; return $used; }
require __DIR__ . '/verify.php';
$verdicts = [];
foreach (json_decode(file_get_contents(__DIR__ . '/cases.json'), true) as $case) {
    $used = $case['used'];
    try {
        $verdicts[] = klump_is_paid($case['order'], $case['reference']);
    } catch (RuntimeException $problem) {
        $verdicts[] = $problem->getMessage();
    }
}
echo json_encode($verdicts);
`

/** A folder for PHP programs and a running sandbox. Both are removed after the test. */
async function folderAndSandbox() {
  const folder = mkdtempSync(join(tmpdir(), 'klump-php-'))
  const klump = await serveSandbox({
    store: ':memory:',
    checkoutDir: '/nowhere',
    pollDecisionAfterMs: 0,
    hostname: '127.0.0.1',
    port: 0,
  })
  onTestFinished(async () => {
    await klump.close()
    rmSync(folder, { recursive: true })
  })
  return { folder, klump }
}

test.skipIf(!PHP_WITH_CURL)('verify.php reports a paid order as paid, and no other order', async () => {
  const { folder, klump } = await folderAndSandbox()
  const { secretKey } = klump.sandbox.account().test
  writeFileSync(join(folder, 'verify.php'), exampleWith('verify.php', { [MADE_UP.api]: klump.origin }))
  writeFileSync(join(folder, 'shop.php'), SHOP)
  const ask = async (key: string) => {
    const env = { ...process.env, KLUMP_SECRET_KEY: key }
    const { stdout } = await promisify(execFile)('php', [join(folder, 'shop.php')], { env })
    return JSON.parse(stdout) as unknown[]
  }

  for (const named of NAMED) {
    const handedIn = await cases(klump.sandbox, named)
    writeFileSync(join(folder, 'cases.json'), JSON.stringify(handedIn))
    const verdicts = await ask(secretKey)
    expect(
      handedIn.map(({ what }, i) => [what, verdicts[i]]),
      `Klump's answer names ${named}`,
    ).toEqual(handedIn.map(({ what, expected }) => [what, expected]))
  }
  const [outdated] = await ask('klp_sk_test_outdated')
  expect(outdated).toBe('Klump could not be asked (HTTP 401).')
})

test.skipIf(!PHP_WITH_CURL)(
  'confirm.php and attempt.php, with klump.php beside them, mark a paid order, note a loan, and give a fresh reference',
  async () => {
    const { folder, klump } = await folderAndSandbox()
    const kit = readFileSync(join(import.meta.dirname, '../../src/php/klump.php'), 'utf8')
    expect(kit).toContain(MADE_UP.api)
    writeFileSync(join(folder, 'klump.php'), kit.replaceAll(MADE_UP.api, klump.origin))
    writeFileSync(join(folder, 'confirm.php'), example('confirm.php'))
    const program = `
      function another_order_paid_with($reference, $id) { return false; }
      function mark_paid_once($id, $reference) { echo "marked $reference "; }
      function loan_asked($reference) { echo "asked $reference "; }
      function tell_somebody($id, $attempts) { echo 'twice '; }
      require $argv[1]; echo confirm(json_decode($argv[2], true), $argv[3], $argv[4] ?? null);`
    const env = { ...process.env, KLUMP_SECRET_KEY: klump.sandbox.account().test.secretKey }
    const confirm = async (order: object, reference: string, ...heard: string[]) =>
      (
        await promisify(execFile)(
          'php',
          ['-r', program, join(folder, 'confirm.php'), JSON.stringify(order), reference, ...heard],
          { env },
        )
      ).stdout

    const { order, reference } = await payFor(klump.sandbox)
    expect(await confirm(order, reference)).toBe(`marked ${reference} paid`)
    expect(await confirm({ ...order, total: '9000' }, reference)).toBe('not-paid')
    expect(await confirm({ ...order, live: true }, reference)).toBe('not-paid')
    const begun = await payFor(klump.sandbox, { until: 'NEW_LOAN' })
    const asks = `asked ${begun.order.references[1]}`
    expect(await confirm(begun.order, begun.reference)).toBe(`${asks} in-progress`)
    expect(await confirm(begun.order, begun.reference, 'successful')).toBe(`${asks} unknown`)
    const again = await payFor(klump.sandbox)
    const twice = { ...order, references: [...order.references, ...again.order.references] }
    expect(await confirm(twice, reference)).toBe(`marked ${again.reference} twice paid`)

    writeFileSync(join(folder, 'attempt.php'), example('attempt.php'))
    const attempt = async (order: object, attempts: readonly object[], added = true, paid = '') => {
      const program = `
        function another_order_paid_with($reference, $id) { return false; }
        function mark_paid_once($id, $reference) {}
        function loan_asked($reference) {}
        function tell_somebody($id, $attempts) {}
        function is_paid($id) { global $argv; return ($argv[5] ?? '') === 'by card'; }
        function attempts_of($id) { global $argv; return json_decode($argv[3], true); }
        function add_attempt($id, $attempt, $reference) { global $argv; return $argv[4] === 'added'; }
        require $argv[1]; echo json_encode(attempt(json_decode($argv[2], true)));`
      const checkout = { amount: 4100, currency: 'NGN', items: [] }
      const given = [{ ...order, checkout }, attempts].map((value) => JSON.stringify(value))
      const args = ['-r', program, join(folder, 'attempt.php'), ...given, added ? 'added' : 'late', paid]
      return JSON.parse((await promisify(execFile)('php', args, { env })).stdout) as unknown
    }
    const loanAskedAt = Math.floor(Date.now() / 1000)
    const [paid, asked] = [order, begun.order].map(({ references }) =>
      references.map((reference) => ({ reference, loanAskedAt })),
    ) as [object[], object[]]
    expect(await attempt(order, paid)).toEqual({ verdict: 'already-paid' })
    expect(await attempt({ ...order, total: '9000' }, paid)).toEqual({ verdict: 'unknown' })
    expect(await attempt(begun.order, asked)).toEqual({ verdict: 'in-progress' })
    const fresh: unknown = expect.stringMatching(/^7-1-[\da-f]{32}$/)
    const open = { ...begun.order, id: '7' }
    expect(await attempt(open, [])).toMatchObject({
      amount: 4100,
      merchant_reference: fresh,
      meta_data: { merchant_reference: fresh },
    })
    expect(await attempt(open, [], false)).toEqual({ verdict: 'unknown' })
    expect(await attempt(open, [], true, 'by card')).toEqual({ verdict: 'already-paid' })
  },
)
