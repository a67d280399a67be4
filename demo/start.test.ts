import { execFile } from 'node:child_process'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'

function start(env: Record<string, string>): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [join(import.meta.dirname, 'start.js')],
      { env: { ...process.env, ...env } },
      (_error, out, err) => resolve({ code: child.exitCode, out, err }),
    )
  })
}

test('the demo exits with code 1 and one line that names the port in use and the variable KLUMP_DEMO_PORT', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const { port } = other.address() as AddressInfo
  const { code, out, err } = await start({ KLUMP_DEMO_PORT: String(port) })
  other.close()
  expect({ code, out, err }).toEqual({
    code: 1,
    out: '',
    err: `Port ${port} is in use. Stop the program that listens there, or set KLUMP_DEMO_PORT to the first of three free ports.\n`,
  })
}, 120_000)

test('the demo exits with code 1 and one line about a KLUMP_DEMO_PORT that is not a port', async () => {
  expect(await start({ KLUMP_DEMO_PORT: 'first' })).toEqual({
    code: 1,
    out: '',
    err: 'KLUMP_DEMO_PORT is "first": expected a whole number from 1024 to 65533.\n',
  })
}, 120_000)
