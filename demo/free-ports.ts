import { createServer } from 'node:net'
import type { Ports } from './settings.ts'

/**
 * Throws a one-line error when a port is taken, before anything is built. The sandbox's port is tried on both addresses
 * that 'localhost' can resolve to: a browser would connect to the program that holds the other one.
 */
export async function assertPortsAreFree({ klump, shop, spa }: Ports): Promise<void> {
  const needed = [
    ['127.0.0.1', klump],
    ['::1', klump],
    ['127.0.0.1', shop],
    ['127.0.0.1', spa],
  ] as const
  for (const [hostname, port] of needed) {
    if (await isTaken(hostname, port)) {
      throw new Error(
        `Port ${port} is in use. Stop the program that listens there, or set KLUMP_DEMO_PORT to the first of three free ports.`,
      )
    }
  }
}

function isTaken(hostname: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    // Other errors (a machine without IPv6) do not prevent the start.
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'EADDRINUSE'))
    server.listen(port, hostname, () => server.close(() => resolve(false)))
  })
}
