import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Handler = (request: IncomingMessage, response: ServerResponse) => void

/** A real HTTP server in Klump's place, which says what a test tells it to and keeps what it was asked. */
export interface KlumpServer {
  url: string
  asked: { path: string; key: string | undefined }[]
  answer(handler: Handler): void
  close(): Promise<void>
}

export async function startKlumpServer(): Promise<KlumpServer> {
  let handler: Handler = json(404, { message: 'Transaction not found' })
  const asked: KlumpServer['asked'] = []
  const server = createServer((request, response) => {
    const key = request.headers['klump-secret-key']
    asked.push({ path: request.url ?? '', key: typeof key === 'string' ? key : undefined })
    handler(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    answer: (next) => (handler = next),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export function json(status: number, body: unknown): Handler {
  return text(status, JSON.stringify(body))
}

export function text(status: number, body: string): Handler {
  return (_request, response) => response.writeHead(status, { 'content-type': 'application/json' }).end(body)
}
