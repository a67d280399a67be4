import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Heard {
  readonly method: string | undefined
  readonly url: string | undefined
  readonly headers: IncomingMessage['headers']
  readonly body: unknown
}

export type Reply = (response: ServerResponse) => void

/** A real server that answers each request with the next reply, and records the requests. */
export async function klumpServer(...replies: Reply[]) {
  const heard: Heard[] = []
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk) => (text += String(chunk)))
    request.on('end', () => {
      const { method, url, headers } = request
      heard.push({ method, url, headers, body: text === '' ? undefined : (JSON.parse(text) as unknown) })
      const reply = replies.shift()
      if (reply) reply(response)
      else response.writeHead(500).end('{"message":"no reply left"}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    base: `http://127.0.0.1:${port}`,
    heard,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

export const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Reply =>
  (response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))

export const page: Reply = (response) => response.writeHead(200).end('<!doctype html>hello')

/** The connection ends before the answer. */
export const hangUp: Reply = (response) => response.socket?.destroy()

/** No answer at all. */
export const silence: Reply = () => {}
