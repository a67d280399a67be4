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
  /**
   * Answers 503 at `/readyz` and goes on for `lingerSeconds`, in which a balancer notices that. Then takes no new connection, and closes those
   * that are still open after `drainSeconds`.
   */
  drain(): Promise<void>
}

interface Where {
  readonly hostname: string
  readonly port: number
  readonly metricsPort: number | undefined
  readonly lingerSeconds: number
  readonly drainSeconds: number
}

/**
 * `requestTimeout` leaves the slowest network that the checkout waits for the time to send a document (checkout/http/request.ts: 7 MB at
 * 20 kB a second). `keepAliveTimeout` is longer than the minute for which balancers reuse a connection: one that is closed first breaks a
 * call on it.
 */
const LIMITS = { requestTimeout: 400_000, headersTimeout: 15_000, keepAliveTimeout: 75_000 }

/** Rejects with one line when the server cannot listen there. */
export async function serveHost(
  host: Host,
  { hostname, port, metricsPort, lingerSeconds, drainSeconds }: Where,
): Promise<ServedHost> {
  const answer = getRequestListener((request, env) => host.fetch(request, env), {
    overrideGlobalObjects: false,
    // For probes of HTTP/1.0, which send no host.
    hostname: 'localhost',
  })
  let isDraining = false
  const server = createServer(LIMITS, (incoming, outgoing) => {
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
  try {
    if (metrics) await listen(metrics, '127.0.0.1', metricsPort ?? 0)
  } catch (error) {
    server.close()
    throw error
  }
  return {
    origin: `http://${hostname}:${(server.address() as AddressInfo).port}`,
    async drain() {
      isDraining = true
      await new Promise((resolve) => setTimeout(resolve, lingerSeconds * 1000))
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
