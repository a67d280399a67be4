import { expect, onTestFinished, test } from 'vitest'
import { serveSandbox } from '../sandbox/index.ts'
import { examineCommand } from './examine.ts'
import { probeCommand } from './probe.ts'
import { run, type Io } from './run.ts'
import { folderWithRecipe, freePort, loadFromSource, serverAt } from './testing/examined.ts'

/*
 * Records the output of commands for the documentation: `recordings/*.txt`. A run with another output fails here. If the change is
 * intended, `npx vitest run --project unit src/cli/recordings.test.ts -u` writes the files anew.
 */

/** The lines as a terminal shows them: results and progress together. */
async function terminal(args: readonly string[], env: Io['env'] = process.env): Promise<string[]> {
  const lines: string[] = []
  const line = (text: string) => void lines.push(text)
  const commands = {
    examine: examineCommand(loadFromSource),
    probe: probeCommand({ wait: async () => {}, now: () => new Date('2026-11-29T09:00:00Z') }),
  }
  await run(commands, args, { env, out: line, log: line, onStop: () => {} })
  return lines
}

/** Replaces ports, references and made-up numbers, which differ in each run. */
const fixed = (lines: readonly string[]) =>
  `${lines
    .join('\n')
    .replaceAll(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, '<id>')
    .replaceAll(/KLP-\d{4}-\d{6}-\d{4}/g, '<reference>')
    .replaceAll(/(127\.0\.0\.1|localhost):\d+/g, 'localhost:8000')}\n`

test('the recording of examine shows a server with a mistake, then the corrected server', async () => {
  const { recipe } = folderWithRecipe()
  const runs: string[] = []
  for (const mistake of [['takes the status new for paid'], []]) {
    const port = await freePort()
    const address = `http://127.0.0.1:${port}/webhook`
    const options = ['--sandbox-port', '0', '--settle', '0', '--recipe', recipe]
    runs.push(
      `$ npx klump-checkout examine ${address} --recipe klump.json -- node shop.js`,
      ...(await terminal(['examine', address, ...options, ...serverAt(port, ...mistake)])),
      '',
    )
  }
  await expect(fixed(runs.slice(0, -1))).toMatchFileSnapshot('recordings/examine.txt')
})

test('the recording of probe shows a run against the sandbox, the only API that this project may call', async () => {
  const { origin, sandbox, close } = await serveSandbox({
    store: ':memory:',
    checkoutDir: '/nowhere',
    hostname: '127.0.0.1',
    port: 0,
  })
  onTestFinished(close)
  const { publicKey, secretKey } = sandbox.account().test
  const lines = await terminal(['probe', '--send', '--api', origin], {
    KLUMP_PUBLIC_KEY: publicKey,
    KLUMP_SECRET_KEY: secretKey,
  })
  await expect(fixed([`$ npx klump-checkout probe --send --api ${origin}`, ...lines])).toMatchFileSnapshot(
    'recordings/probe.txt',
  )
})
