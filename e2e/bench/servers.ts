import { serveSandbox } from '../../src/sandbox/index.ts'
import { serveHosts, type Hosts, type Place } from './hosts.ts'
import { DIST, listen, type Body } from './listen.ts'

export interface Servers {
  /** Where shops' pages are; another site than Klump's. */
  readonly shop: string
  /** Where a hand-written frame is: the same host as Klump's, without anything of Klump's. */
  readonly frames: string
  /** The sandbox, with the built package. */
  readonly klump: string
  /** Two hosts of the checkout, whose API is the sandbox: on the same origin and on another. */
  readonly places: readonly Place[]
  readonly publicKey: string
  /** From now on this stands at a path, on all of the above but the sandbox. */
  put(path: string, body: Body): void
  /** Answers of the hosts are cut off in the middle where this says so of a request; nowhere when undefined. */
  cutOff(chooses: Hosts['chooses']): void
  /** From now on preflights take so many milliseconds. */
  slowPreflights(latency: number | undefined): void
  close(): Promise<void>
}

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
    // How often it is asked for does not vary then.
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
