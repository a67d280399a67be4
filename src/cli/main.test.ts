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

test('a command whose output is closed early, as by `| head`, exits with code 0 and prints no error', async () => {
  const command = start('examine', '--list')
  command.stdout.destroy()
  const [errors, [code]] = await Promise.all([text(command.stderr), once(command, 'exit')])
  expect(errors).toBe('')
  expect(code).toBe(0)
})

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s stops a command in order: it prints its result so far and exits with code 1',
  async (signal) => {
    // The server never answers, so the command is stopped in the middle of a call. A closed terminal sends SIGHUP.
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
