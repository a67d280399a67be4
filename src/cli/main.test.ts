import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'

const KEYS = { KLUMP_PUBLIC_KEY: 'klp_pk_test_madeup0001', KLUMP_SECRET_KEY: 'klp_sk_test_madeup0001' }

function start(...args: readonly string[]) {
  const main = join(import.meta.dirname, 'main.ts')
  return spawn(process.execPath, ['--import', 'tsx', main, ...args], {
    env: { ...process.env, ...KEYS },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

test('an output that is closed early, as by `| head`, is no crash', async () => {
  const command = start('examine', '--list')
  command.stdout.destroy()
  const [errors, [code]] = await Promise.all([text(command.stderr), once(command, 'exit')])
  expect(errors).toBe('')
  expect(code).toBe(0)
})

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s, the last of which a closed terminal sends, ends a command in order',
  async (signal) => {
    // It never answers, so that the command is stopped in the middle of a call.
    const server = createServer(() => command.kill(signal))
    onTestFinished(() => {
      server.closeAllConnections()
      server.close()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const command = start('probe', '--send', '--json', '--api', `http://127.0.0.1:${port}`)
    const [out, errors, [code]] = await Promise.all([
      text(command.stdout),
      text(command.stderr),
      once(command, 'exit'),
    ])
    expect(errors).toBe('Stopped.\n')
    expect(JSON.parse(out)).toMatchObject({ api: `http://127.0.0.1:${port}` })
    expect(code).toBe(1)
  },
)
