import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { serveSandbox } from '../../src/sandbox/index.ts'

export interface Body {
  readonly type: string
  readonly body: string | Buffer
}

export interface Servers {
  /** Where shops' pages are; another site than Klump's. */
  readonly shop: string
  /** Where a hand-written frame is: the same host as Klump's, without anything of Klump's. */
  readonly frames: string
  /** The sandbox, with the built package. */
  readonly klump: string
  readonly publicKey: string
  /** From now on this stands at a path, on both of the first two. */
  put(path: string, body: Body): void
  close(): Promise<void>
}

const DIST = join(import.meta.dirname, '../../dist')

/** All that a browser may speak to while it is measured; the sandbox answers as fast as it can. */
export async function serveAll(): Promise<Servers> {
  const files = new Map<string, Body>()
  const [shop, frames] = await Promise.all([listen('127.0.0.1', files), listen('localhost', files)])
  const klump = await serveSandbox({
    store: ':memory:',
    checkoutDir: DIST,
    hostname: 'localhost',
    port: 0,
    rateLimit: { burst: 1e9, perSecond: 1e9 },
    timer: () => () => {},
  })
  return {
    shop: shop.origin,
    frames: frames.origin,
    klump: klump.origin,
    publicKey: klump.sandbox.account().test.publicKey,
    put: (path, body) => void files.set(path, body),
    async close() {
      await Promise.all([shop.close(), frames.close(), klump.close()])
    },
  }
}

async function listen(hostname: string, files: ReadonlyMap<string, Body>) {
  const server = createServer(({ url = '/' }, response) => {
    const { type, body } = files.get(new URL(url, 'http://any').pathname) ?? { type: '', body: '' }
    response.writeHead(type ? 200 : 404, {
      'content-type': type || 'text/plain',
      'cache-control': 'no-store',
    })
    response.end(body)
  })
  await new Promise<void>((done) => server.listen(0, hostname, done))
  return {
    origin: `http://${hostname}:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
