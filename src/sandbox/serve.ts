import type { AddressInfo } from 'node:net'
import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { refuseUnknownHost } from './known-hosts.ts'
import type { SandboxOptions } from './options.ts'
import { createSandbox, type Sandbox } from './sandbox.ts'

export interface ServeOptions extends SandboxOptions {
  /** For instance `localhost`. */
  hostname: string
  /** 0 takes any free port. */
  port: number
  /** Names that the server accepts besides `localhost`, `127.0.0.1` and `[::1]`, for instance `192.168.1.20:4100`. */
  hosts?: readonly string[] | undefined
}

export interface Running {
  /** For instance `http://localhost:4100`. */
  origin: string
  sandbox: Sandbox
  close: () => Promise<void>
}

/** Starts the sandbox and its webhook delivery. Rejects with a one-line message when it cannot listen there. */
export async function serveSandbox(options: ServeOptions): Promise<Running> {
  const sandbox = createSandbox(options)
  // Keeps Node's global Request, because the sandbox shares its process with the rest of the demo.
  const listener = getRequestListener((request, env) => sandbox.fetch(request, env), {
    overrideGlobalObjects: false,
  })
  const server = createServer((incoming, outgoing) => {
    if (!refuseUnknownHost(incoming, outgoing, options.hosts)) void listener(incoming, outgoing)
  })
  try {
    await listen(server, options)
  } catch (error) {
    sandbox.close()
    throw error
  }
  sandbox.start()
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://${options.hostname}:${port}`,
    sandbox,
    close: async () => {
      await new Promise<void>((done) => {
        server.close(() => {
          done()
        })
        server.closeAllConnections()
      })
      sandbox.close()
    },
  }
}

function listen(server: Server, { hostname, port }: ServeOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new Error(explain(error, `${hostname}:${port}`)))
    })
    server.listen(port, hostname, () => {
      resolve()
    })
  })
}

function explain(error: NodeJS.ErrnoException, address: string): string {
  if (error.code === 'EADDRINUSE') {
    return `The sandbox cannot start: ${address} is in use. Stop the program that listens there, or choose another port.`
  }
  return `The sandbox cannot listen on ${address}: ${error.message}.`
}
