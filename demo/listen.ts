import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { refuseUnknownHost } from '../src/sandbox/known-hosts.ts'
import { limitBody } from '../src/sandbox/limit-body.ts'

/** Limit for every request body. A route may set a lower one. */
const MAX_BODY_BYTES = 1024 * 1024

export interface Listening {
  origin: string
  /** Sets the application that answers. Before the first call, every request is answered with 503. */
  serve(app: Hono): void
  close(): Promise<void>
}

/**
 * Binds the port first and gets its application later: an application needs its own address, and a taken port should be
 * detected before anything else is started. Port 0 takes any free port. Rejects with EADDRINUSE. The server accepts this
 * machine's host names and those in `hosts`.
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
