import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { send } from './send.ts'

async function serverThat(answers: RequestListener): Promise<URL> {
  const server = createServer(answers)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
}

const pause = async () => {}

test('send gives up on a slow answer when its time is over, although a part has just arrived', async () => {
  const time = new AbortController()
  const url = await serverThat((_, response) => {
    response.write('a')
    time.abort()
  })
  expect(await send(url, {}, pause, time.signal)).toEqual({
    status: 0,
    text: 'no whole answer within 10 s',
  })
})

test('send cuts an endless answer after 100 kB and closes the connection', async () => {
  let closed = () => {}
  const isClosed = new Promise<void>((resolve) => (closed = resolve))
  const url = await serverThat((_, response) => {
    const more = () => void response.write('x'.repeat(50_000), () => response.destroyed || more())
    response.on('close', closed)
    more()
  })
  const { status, text } = await send(url, {}, pause)
  expect({ status, length: text.length }).toEqual({ status: 200, length: 100_000 })
  await isClosed
})

test('send returns a redirect as the answer and does not follow it', async () => {
  let asked = 0
  const url = await serverThat((_, response) => {
    asked += 1
    response.writeHead(302, { location: '/elsewhere' }).end()
  })
  expect(await send(url, {}, pause)).toEqual({ status: 302, text: '' })
  expect(asked).toBe(1)
})
