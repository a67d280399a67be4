import type { Core } from '../core.ts'
import { nextChangeAt, sweep } from '../time/sweep.ts'
import { beginAttempt, dueWebhooks, endAttempt, nextWebhookAt } from './attempt.ts'
import { send, type Sending } from './send.ts'

/** How many requests are under way at most: a receiver that hangs must not keep the others waiting. */
const AT_ONCE = 8
/** Looks again after this long at the latest: the machine's clock may have been put on. */
const LONGEST_SLEEP_MS = 60_000
/** After something that went wrong here, not at the receiver's. */
const RETRY_SLEEP_MS = 1000

/** Does what is due, and sends what is waiting. Everything it knows is in the store, so that it can die at any moment. */
export interface Worker {
  /** From now on things happen when they are due. Without it they do when somebody asks, or calls `drain`. */
  start: () => void
  /** Something may have become due. */
  wake: () => void
  /** Resolves when nothing is due and nothing under way. */
  drain: () => Promise<void>
  /** When something will be due next; `undefined` when nothing is waiting. */
  nextAt: () => number | undefined
  /** For receivers that do not answer; in milliseconds. */
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
    // Stopped in the middle: it stays written as under way, and is made again after the restart.
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
    // What is due and still here waits for something that is under way, and that will wake us when it is over.
    if (ms > 0 || underWay.size === 0) callOff = means.timer(ms > 0 ? ms : RETRY_SLEEP_MS, run)
  }

  function wake(): void {
    // Once is enough: under load, being called off and woken again all the time would keep it from ever running.
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
