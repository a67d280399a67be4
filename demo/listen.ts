import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { refuseUnknownHost } from '../src/sandbox/known-hosts.ts'
import { limitBody } from '../src/sandbox/limit-body.ts'

/** Of any request; a route may take less. */
const MAX_BODY_BYTES = 1024 * 1024

export interface Listening {
  origin: string
  /** What answers from now on; until then everything is 503. */
  serve(app: Hono): void
  close(): Promise<void>
}

/**
 * Takes the port first and gets its application later: an application wants to know its own address, and a port that
 * is taken should be known before anything else is started. Port 0 takes any free one. Rejects with EADDRINUSE. It answers by its
 * names on this machine and by those in `hosts`.
 */
export async function listen(hostname: string, port: number, hosts?: readonly string[]): Promise<Listening> {
  let answer: ReturnType<typeof getRequestListener> | undefined
  const server = createServer((request, response) => {
    if (refuseUnknownHost(request, response, hosts)) return
    if (answer) void answer(request, response)
    else response.writeHead(503).end()
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, hostname, resolve)
  })
  return {
    origin: `http://${hostname}:${(server.address() as AddressInfo).port}`,
    serve(app) {
      const limited = new Hono()
        .use(limitBody({ maxBytes: MAX_BODY_BYTES, tooLarge: (c) => c.body(null, 413) }))
        .route('/', app)
      answer = getRequestListener(limited.fetch, { overrideGlobalObjects: false })
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
