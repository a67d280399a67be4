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

test('the host serves on when its log cannot be written any more, and ends with code 0 when it is asked to', async () => {
  // The built program: the host serves the files of its own package.
  const program = join(import.meta.dirname, '../../dist/cli.js')
  const command = spawn(process.execPath, [program, 'host', '--api', 'https://api.example', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void command.kill('SIGKILL'))
  const ended = once(command, 'exit')
  let errors = ''
  const started = new Promise<string>((resolve) => {
    command.stderr.on('data', (part: Buffer) => {
      errors += String(part)
      const [, origin] = /Checkout \S+ at (http:\S+),/.exec(errors) ?? []
      if (origin) resolve(origin)
    })
  })
  const origin = await started
  command.stdout.destroy()
  // Each request writes a line. The first write finds the output closed.
  for (let request = 0; request < 3; request += 1) expect((await fetch(`${origin}/healthz`)).status).toBe(200)
  command.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
  expect(errors).toContain('Asked to end')
})
