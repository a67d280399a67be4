import { setTimeout as sleep } from 'node:timers/promises'
import { createApp } from './app.ts'
import type { Core, Environment } from './core.ts'
import { apply, type Connection } from './faults/apply.ts'
import { createFaults, type FaultControl } from './faults/control.ts'
import { ensureAccount, issueKeys, readAccount, type Account, type KeyPair } from './keys/account.ts'
import { secureRandom } from './random.ts'
import { openStore } from './store/open.ts'
import { countLoans, listTransactions, type TransactionSummary } from './store/overview.ts'

export interface SandboxOptions {
  /** Path of the database file, or `':memory:'`. */
  store: string
  /** Folder of the built package (`dist`). It may be missing, and may be built while the sandbox runs. */
  checkoutDir: string
  /** Milliseconds since 1970; the system's clock when left out. */
  clock?: () => number
  /** In [0, 1); the system's secure generator when left out. */
  random?: () => number
  /** How long a loan takes to be decided; 3 seconds when left out. */
  pollDecisionAfterMs?: number
  /** For faults that delay; a timer when left out. */
  wait?: (ms: number) => Promise<void>
  /** Hears of every request. The path has no query, and no token in it. */
  onRequest?: (entry: RequestEntry) => void
}

export interface RequestEntry {
  method: string
  path: string
  /** 0 when the connection was ended on demand. */
  status: number
  at: number
}

export interface Sandbox {
  fetch: (request: Request, connection?: Connection) => Promise<Response>
  /** The demo account with its four current keys. */
  account: () => Account
  /** Replaces the keys of one environment; the earlier ones end at once, also for a checkout that is open. */
  rotateKeys: (environment: Environment) => KeyPair
  /** All transactions, newest first. */
  transactions: () => TransactionSummary[]
  /** How many loans were really created. */
  loanCount: () => number
  faults: FaultControl
  close: () => void
}

/** Opens the store and makes everything that stands in for Klump on this machine; `fetch` answers its requests. */
export function createSandbox(options: SandboxOptions): Sandbox {
  const core: Core = {
    store: openStore(options.store),
    now: options.clock ?? Date.now,
    random: options.random ?? secureRandom,
    decisionAfterMs: options.pollDecisionAfterMs ?? 3000,
  }
  core.store.atomically(() => {
    ensureAccount(core)
  })
  const faults = createFaults()
  const app = createApp(core, faults, options.checkoutDir)
  const wait = options.wait ?? ((ms: number) => sleep(ms))

  async function answer(request: Request, connection: Connection | undefined): Promise<Response> {
    const handle = async () => app.fetch(request, connection)
    const fault = faults.take(request.method, new URL(request.url).pathname)
    return fault ? apply({ fault, connection, handle, wait }) : handle()
  }

  return {
    fetch: async (request, connection) => {
      const entry = { method: request.method, path: loggedPath(request.url), at: core.now() }
      try {
        const response = await answer(request, connection)
        const isLost = response.headers.has('x-hono-already-sent')
        options.onRequest?.({ ...entry, status: isLost ? 0 : response.status })
        return response
      } catch (error) {
        options.onRequest?.({ ...entry, status: 0 })
        throw error
      }
    },
    account: () => readAccount(core),
    rotateKeys: (environment) => core.store.atomically(() => issueKeys(core, environment)),
    transactions: () => core.store.atomically(() => listTransactions(core)),
    loanCount: () => countLoans(core),
    faults,
    close: core.store.close,
  }
}

/** Who has the address of a bank page may answer there: its token is not for logs. */
function loggedPath(url: string): string {
  return new URL(url).pathname.replace(/^(\/bank\/[^/]+)\/.*/, '$1/:token')
}
