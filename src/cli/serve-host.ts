import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Host } from '../host/options.ts'

/** What the server passes to the host with a request. */
export interface Bindings {
  readonly incoming: IncomingMessage
}

export interface ServedHost {
  readonly origin: string
  /** Takes no new connection, answers 503 at `/readyz`, and closes connections that are still open after `drainSeconds`. */
  drain(): Promise<void>
}

interface Where {
  readonly hostname: string
  readonly port: number
  readonly metricsPort: number | undefined
  readonly drainSeconds: number
}

/** Rejects with one line when the server cannot listen there. */
export async function serveHost(
  host: Host,
  { hostname, port, metricsPort, drainSeconds }: Where,
): Promise<ServedHost> {
  const answer = getRequestListener((request, env) => host.fetch(request, env), {
    overrideGlobalObjects: false,
  })
  let isDraining = false
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 15_000 }, (incoming, outgoing) => {
    if (isDraining) outgoing.setHeader('connection', 'close')
    if (isDraining && incoming.url === '/readyz') outgoing.writeHead(503).end('draining\n')
    else void answer(incoming, outgoing)
  })
  await listen(server, hostname, port)
  const metrics = metricsPort === undefined ? undefined : createServer()
  metrics?.on('request', ({ method, url }: IncomingMessage, outgoing) => {
    if (method === 'GET' && url === '/metrics')
      outgoing
        .writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' })
        .end(host.metrics())
    else outgoing.writeHead(404).end()
  })
  if (metrics) await listen(metrics, '127.0.0.1', metricsPort ?? 0)
  return {
    origin: `http://${hostname}:${(server.address() as AddressInfo).port}`,
    async drain() {
      isDraining = true
      metrics?.close()
      metrics?.closeAllConnections()
      const late = setTimeout(() => server.closeAllConnections(), drainSeconds * 1000)
      await new Promise((resolve) => {
        server.close(resolve)
        server.closeIdleConnections()
      })
      clearTimeout(late)
    },
  }
}

function listen(server: Server, hostname: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', ({ code, message }: NodeJS.ErrnoException) => {
      reject(
        new Error(
          code === 'EADDRINUSE'
            ? `${hostname}:${port} is in use. Stop what listens there, or choose another port.`
            : `It cannot listen on ${hostname}:${port}: ${message}.`,
        ),
      )
    })
    server.listen(port, hostname, resolve)
  })
}
