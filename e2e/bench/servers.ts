import { serveSandbox } from '../../src/sandbox/index.ts'
import { serveHosts, type Hosts, type Place } from './hosts.ts'
import { DIST, listen, type Body } from './listen.ts'

export interface Servers {
  /** The origin of the shops' pages; another site than Klump's. */
  readonly shop: string
  /** The origin of the hand-written frames: the same host as Klump's, without anything of Klump's. */
  readonly frames: string
  /** The sandbox, with the built package. */
  readonly klump: string
  /** Two hosts of the checkout, whose API is the sandbox: on the same origin and on another. */
  readonly places: readonly Place[]
  readonly publicKey: string
  /** From now on serves this at a path, on all of the above but the sandbox. */
  put(path: string, body: Body): void
  /** Cuts off the hosts' answers in the middle for the requests that it selects; for none when undefined. */
  cutOff(chooses: Hosts['chooses']): void
  /** From now on preflights take `latency` milliseconds. */
  slowPreflights(latency: number | undefined): void
  close(): Promise<void>
}

/** All servers that a browser may reach while it is measured; the sandbox answers as fast as it can. */
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
    // Keeps the number of polls constant.
    pollDecisionAfterMs: 0,
  })
  const hosts = await serveHosts(klump, files)
  return {
    shop: shop.origin,
    frames: frames.origin,
    klump: klump.origin,
    places: hosts.places,
    publicKey: klump.sandbox.account().test.publicKey,
    put: (path, body) => void files.set(path, body),
    cutOff: (chooses) => void (hosts.chooses = chooses),
    slowPreflights: (latency = 0) => void (hosts.preflightLatency = latency),
    async close() {
      await Promise.all([shop.close(), frames.close(), hosts.close()])
      await klump.close()
    },
  }
}
