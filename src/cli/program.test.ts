import { expect, test } from 'vitest'
import { startProgram } from './program.ts'
import { freePort } from './testing/examined.ts'

test('stop() also ends a process that a shell started, although it ignores SIGTERM and the shell has exited', async () => {
  const port = await freePort()
  const server = `process.on('SIGTERM', () => {}); require('http').createServer((_, r) => r.end()).listen(${port}, '127.0.0.1')`
  const program = startProgram(['sh', '-c', '"$0" -e "$1" & wait', process.execPath, server], process.env)
  const isThere = async () =>
    await fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      () => false,
    )
  await expect.poll(isThere).toBe(true)
  await program.stop()
  await expect.poll(isThere).toBe(false)
})
