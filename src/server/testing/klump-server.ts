import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

export type Handler = (request: IncomingMessage, response: ServerResponse) => void

/** A real HTTP server in Klump's place. It answers as the test sets it, and records the requests. */
export interface KlumpServer {
  url: string
  asked: { path: string; key: unknown }[]
  /** The bodies of its POST requests. */
  sent: unknown[]
  answer(handler: Handler): void
  close(): Promise<void>
}

export async function startKlumpServer(): Promise<KlumpServer> {
  let handler: Handler = reply(404, {})
  const asked: KlumpServer['asked'] = []
  const sent: unknown[] = []
  const server = createServer((request, response) => {
    asked.push({ path: request.url ?? '', key: request.headers['klump-secret-key'] })
    if (request.method !== 'POST') return handler(request, response)
    void json(request).then((body) => {
      sent.push(body)
      handler(request, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    sent,
    answer: (next) => (handler = next),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Answers with this body: text and bytes as they are, everything else as JSON. */
export function reply(status: number, body: unknown, headers: Record<string, string> = {}): Handler {
  const bytes = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body)
  return (_request, response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(bytes)
}

/** Answers about each of these references (a merchant_reference or Klump's); 404 about every other. */
export function replyAbout(answers: Record<string, Handler>): Handler {
  return (request, response) => {
    const [, reference = ''] = /\/transactions\/([^/]+)\/verify$/.exec(request.url ?? '') ?? []
    const handler = answers[decodeURIComponent(reference)] ?? reply(404, { message: 'Transaction not found' })
    handler(request, response)
  }
}
