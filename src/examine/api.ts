import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Sandbox } from '../sandbox/index.ts'

export type Data = Readonly<Record<string, unknown>>

/** Klump's API for the examined server: the sandbox, whose answer to verification a check may change. */
export interface Api {
  readonly origin: string
  /** The same API without a connection, for a server in this process. */
  fetch(address: string, init: RequestInit): Promise<Response>
  /** Calls of the server since `forget`: `GET /v1/transactions/KLP-.../verify`, as received. */
  readonly calls: readonly string[]
  forget(): void
  /** What verification answers from now on; a number is the status of an answer without a transaction. */
  alter(change: ((data: Data) => Data | number) | undefined): void
  /** Verification answers only after `until` has resolved. */
  hold(until: Promise<void> | undefined): void
  close(): Promise<void>
}

const VERIFY = /^\/v1\/transactions\/[^/]+\/verify$/

/** Listens on this machine. Rejects when the port is taken. */
export async function serveApi(sandbox: Pick<Sandbox, 'fetch'>, port: number): Promise<Api> {
  const calls: string[] = []
  let held: Promise<void> | undefined
  let change: ((data: Data) => Data | number) | undefined

  async function answer(request: Request): Promise<Response> {
    const isVerify = VERIFY.test(new URL(request.url).pathname)
    if (isVerify) await held
    const response = await sandbox.fetch(request)
    if (!change || response.status !== 200 || !isVerify) return response
    const body = (await response.json()) as { readonly data: Data }
    const changed = change(body.data)
    return typeof changed === 'number'
      ? Response.json({ message: 'Try again later.' }, { status: changed })
      : Response.json({ ...body, data: changed })
  }

  const listener = getRequestListener(answer, { overrideGlobalObjects: false })
  const server = createServer((incoming, outgoing) => {
    // The raw address: a parsed one would no longer contain the `..` of a path injection.
    calls.push(`${incoming.method ?? ''} ${incoming.url ?? ''}`)
    void listener(incoming, outgoing)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    fetch: async (address, init) => {
      const request = new Request(address, init)
      const { pathname, search } = new URL(request.url)
      calls.push(`${request.method} ${pathname}${search}`)
      return await answer(request)
    },
    calls,
    forget: () => void calls.splice(0),
    alter: (next) => (change = next),
    hold: (until) => {
      held = until
    },
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
    },
  }
}
