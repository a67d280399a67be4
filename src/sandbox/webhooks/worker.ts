import type { Core } from '../core.ts'
import { nextChangeAt, sweep } from '../time/sweep.ts'
import { beginAttempt, dueWebhooks, endAttempt, nextWebhookAt } from './attempt.ts'
import { send, type Sending } from './send.ts'

/** How many requests run at most: a receiver that hangs must not delay the others. */
const AT_ONCE = 8
/** The longest wait between two checks, because the machine's clock may be put forward. */
const LONGEST_SLEEP_MS = 60_000
/** The wait after an error in the sandbox, not at the receiver. */
const RETRY_SLEEP_MS = 1000

/** Runs due work and sends queued webhooks. All its state is in the store, so the process may be killed at any moment. */
export interface Worker {
  /** From this call on, work runs when it is due. Without it, work runs only on requests and on `drain`. */
  start: () => void
  /** Call this when something may have become due. */
  wake: () => void
  /** Runs due work, and resolves when nothing is due or under way. */
  drain: () => Promise<void>
  /** When something will be due next; `undefined` when nothing is waiting. */
  nextAt: () => number | undefined
  /** The timeout for receivers that do not answer, in milliseconds. */
  setTimeoutMs: (ms: number) => void
  stop: () => void
}

export function createWorker(core: Core, means: Omit<Sending, 'stop'>): Worker {
  const stop = new AbortController()
  const underWay = new Map<number, Promise<void>>()
  let { timeoutMs } = means
  let isStarted = false
  let isAwake = false
  let callOff: (() => void) | undefined

  /** Sweeps, and sends what is due. Webhooks about one transaction go out one after the other. */
  function work(): void {
    core.store.atomically(() => {
      sweep(core)
    })
    for (const due of dueWebhooks(core, 100)) {
      if (underWay.size >= AT_ONCE) break
      if (!underWay.has(due.transaction_id)) underWay.set(due.transaction_id, deliver(due))
    }
  }

  async function deliver(due: { id: string; transaction_id: number }): Promise<void> {
    try {
      await attemptOnce(due.id)
      underWay.delete(due.transaction_id)
      wake()
    } catch (error) {
      underWay.delete(due.transaction_id)
      console.error('sandbox: webhooks:', error)
    }
  }

  async function attemptOnce(webhookId: string): Promise<void> {
    const attempt = core.store.atomically(() => beginAttempt(core, webhookId))
    if (!attempt) return
    const outcome = await send(attempt, { ...means, timeoutMs, stop: stop.signal })
    // Stopped during the request: the attempt stays recorded as under way, and is repeated after the restart.
    if (stop.signal.aborted) return
    core.store.atomically(() => {
      endAttempt(core, attempt, outcome)
    })
  }

  function run(): void {
    isAwake = false
    if (stop.signal.aborted) return
    try {
      work()
    } catch (error) {
      console.error('sandbox: webhooks:', error)
    }
    sleep()
  }

  function nextAt(): number | undefined {
    if (stop.signal.aborted) return undefined
    const next = Math.min(
      nextChangeAt(core) ?? Number.POSITIVE_INFINITY,
      nextWebhookAt(core) ?? Number.POSITIVE_INFINITY,
    )
    return Number.isFinite(next) ? next : undefined
  }

  function sleep(): void {
    callOff?.()
    const ms = Math.min((nextAt() ?? Number.POSITIVE_INFINITY) - core.now(), LONGEST_SLEEP_MS)
    // Work that is still due waits for a request under way, which calls `wake` when it ends.
    if (ms > 0 || underWay.size === 0) callOff = means.timer(ms > 0 ? ms : RETRY_SLEEP_MS, run)
  }

  function wake(): void {
    // One pending run is enough: under load, cancelling and rescheduling it each time would keep it from ever running.
    if (!isStarted || isAwake || stop.signal.aborted) return
    isAwake = true
    callOff?.()
    callOff = means.timer(0, run)
  }

  return {
    start: () => {
      isStarted = true
      wake()
    },
    wake,
    nextAt,
    drain: async () => {
      while (!stop.signal.aborted) {
        work()
        if (underWay.size === 0) return
        await Promise.race(underWay.values())
      }
    },
    setTimeoutMs: (ms) => {
      timeoutMs = ms
    },
    stop: () => {
      stop.abort()
      callOff?.()
    },
  }
}
