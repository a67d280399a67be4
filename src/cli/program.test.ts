import { expect, test } from 'vitest'
import { startProgram } from './program.ts'
import { freePort } from './testing/examined.ts'

test('what a shell started is ended too, although it does not listen to SIGTERM and the shell is gone', async () => {
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
