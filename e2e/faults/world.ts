import { serveSandbox, type Sandbox } from '../../src/sandbox/index.ts'
import { openProxy, type Proxy } from './proxy.ts'

/** 20 May 2023, ten in the morning in Lagos. */
const START = Date.UTC(2023, 4, 20, 9)

type Post = ReturnType<Parameters<typeof openProxy>[1]>

/** One sandbox and one proxy before it, for many runs, one after the other. */
export interface World {
  readonly sandbox: Sandbox
  readonly proxy: Proxy
  /** Advances the sandbox's clock. */
  pass(ms: number): void
  /** From now on this run decides what happens to requests. */
  runs(judge: Pick<Post, 'judge' | 'after'>): void
  close(): Promise<void>
}

export async function openWorld(): Promise<World> {
  let now = START
  const pass = (ms: number) => void (now += ms)
  let current: Post = { judge: () => undefined, after: () => () => {}, age: pass }
  const running = await serveSandbox({
    store: ':memory:',
    checkoutDir: '/nowhere',
    hostname: '127.0.0.1',
    port: 0,
    clock: () => now,
    pollDecisionAfterMs: 3_000,
    // A returning shopper must find the requested loan, to show that there is one: only a kind sandbox reports it.
    behaviour: { references: 'kind' },
    rateLimit: { burst: 1e9, perSecond: 1e9 },
    timer: () => () => {},
  })
  const proxy = await openProxy(running.origin, () => current)
  return {
    sandbox: running.sandbox,
    proxy,
    pass,
    runs(judge) {
      current = { ...judge, age: pass }
    },
    async close() {
      await proxy.close()
      await running.close()
    },
  }
}
