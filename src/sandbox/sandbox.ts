import { setTimeout as sleep } from 'node:timers/promises'
import { createApp } from './app.ts'
import { createBehaviour, type BehaviourControl } from './behaviour/control.ts'
import type { Core, Environment } from './core.ts'
import { decideTransaction } from './flow/decide-transaction.ts'
import { apply, type Connection } from './faults/apply.ts'
import { createFaults, type FaultControl } from './faults/control.ts'
import { DEMO_ACCOUNT_ID, ensureAccounts, readAccount, setMode, type Account } from './keys/account.ts'
import { issueKeys, type KeyPair } from './keys/keyring.ts'
import { createLimiter } from './keys/limit.ts'
import { setAllowedOrigins } from './keys/origins.ts'
import { openSeal } from './keys/seal.ts'
import type { SandboxOptions } from './options.ts'
import { secureRandom } from './random.ts'
import { openStore } from './store/open.ts'
import { countLoans, listTransactions, type TransactionSummary } from './store/overview.ts'
import { createAdvance } from './time/advance.ts'
import { createClock } from './time/clock.ts'
import { resumeAttempts } from './webhooks/attempt.ts'
import { webhookControl, type WebhookControl } from './webhooks/control.ts'
import { probe } from './webhooks/probe.ts'
import type { Timer } from './webhooks/send.ts'
import { createWorker } from './webhooks/worker.ts'

export interface Sandbox {
  fetch: (request: Request, connection?: Connection) => Promise<Response>
  /** The demo account with its four current keys. */
  account: () => Account
  /** Replaces the keys of one environment; the earlier ones stop working at once, also in an open checkout. */
  rotateKeys: (environment: Environment) => KeyPair
  /** Puts the demo account into the state TEST or LIVE; only the keys of that environment work. */
  setMode: (environment: Environment) => void
  /** The origins that may use the demo account's keys, separated by blanks; '' for any. @throws Refusal 400 */
  setAllowedOrigins: (environment: Environment, origins: string) => void
  /** The demo account's transactions, newest first. */
  transactions: () => TransactionSummary[]
  /** Decides an open loan now, in place of the bank's own decision. Returns false when there is none. */
  decide: (reference: string, decision: 'approved' | 'declined') => boolean
  /** How many loans the store contains. */
  loanCount: () => number
  /** The demo account's webhooks. */
  webhooks: WebhookControl
  /** Advances the clock, and resolves when everything that fell due in between has happened: decisions, retries. */
  advance: (ms: number) => Promise<void>
  faults: FaultControl
  /** Settings for what Klump's documentation leaves open. */
  behaviour: BehaviourControl
  /** From this call on, due work runs by itself; without it, only on requests and on `advance`. */
  start: () => void
  close: () => void
}

const DAY_MS = 24 * 60 * 60 * 1000

/** Opens the store and creates the stand-in for Klump on this machine; `fetch` answers its requests. */
export function createSandbox(options: SandboxOptions): Sandbox {
  const base = options.clock ?? Date.now
  const store = openStore(options.store)
  const clock = createClock(base, store)
  const behaviour = createBehaviour(options.behaviour)
  const core: Core = {
    store,
    now: clock.now,
    random: options.random ?? secureRandom,
    seal: openSeal(options.store),
    limiter: createLimiter(options.rateLimit ?? { burst: 1000, perSecond: 100 }, base),
    behaviour: behaviour.get,
    decide: options.decide ?? 'approve',
    decisionAfterMs: options.pollDecisionAfterMs ?? 3000,
    abandonAfterMs: options.abandonAfterMs ?? DAY_MS,
  }
  store.atomically(() => {
    ensureAccounts({ ...core, random: options.randomOfKeys ?? core.random })
    resumeAttempts(core)
  })
  // Only the checkpoint removes clear-text keys that were just migrated from the file.
  store.checkpoint()
  const timeoutMs = options.webhookTimeoutMs ?? 10_000
  const sending = {
    fetch: options.fetch ?? fetch,
    timer: options.timer ?? systemTimer,
    now: base,
    timeoutMs,
  }
  const worker = createWorker(core, sending)
  const closing = new AbortController()
  const probeAddress = (url: string) => probe(url, { ...sending, stop: closing.signal })
  const advance = createAdvance(clock, worker, timeoutMs)
  const faults = createFaults()
  const app = createApp({
    core,
    clock,
    faults,
    behaviour,
    advance,
    probe: probeAddress,
    checkoutDir: options.checkoutDir,
  })
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
      } finally {
        // Any request may have caused a change that a webhook reports.
        worker.wake()
      }
    },
    account: () => readAccount(core, DEMO_ACCOUNT_ID),
    rotateKeys: (environment) => store.atomically(() => issueKeys(core, DEMO_ACCOUNT_ID, environment)),
    setMode: (environment) => {
      setMode(core, DEMO_ACCOUNT_ID, environment)
    },
    setAllowedOrigins: (environment, origins) =>
      store.atomically(() => setAllowedOrigins(core, DEMO_ACCOUNT_ID, environment, origins)),
    transactions: () => store.atomically(() => listTransactions(core, DEMO_ACCOUNT_ID)),
    decide: (reference, decision) => {
      const isDecided = store.atomically(() => decideTransaction(core, DEMO_ACCOUNT_ID, reference, decision))
      worker.wake()
      return isDecided
    },
    loanCount: () => countLoans(core),
    webhooks: webhookControl(core, worker, DEMO_ACCOUNT_ID),
    advance,
    faults,
    behaviour,
    start: worker.start,
    close: () => {
      closing.abort()
      worker.stop()
      store.close()
    },
  }
}

/** The timer does not keep the process alive; the server does. */
const systemTimer: Timer = (ms, run) => {
  const timer = setTimeout(run, ms)
  timer.unref()
  return () => {
    clearTimeout(timer)
  }
}

/** Masks the addresses of bank pages and payment links, because the address alone permits an answer or a payment. */
function loggedPath(url: string): string {
  const { pathname } = new URL(url)
  return pathname.replace(/^(\/bank\/[^/]+)\/.*/, '$1/:token').replace(/^\/pay\/[^/.]+$/, '/pay/:id')
}
