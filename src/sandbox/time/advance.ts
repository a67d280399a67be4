import type { Worker } from '../webhooks/worker.ts'
import type { Clock } from './clock.ts'

/** Timeout for hanging receivers while the clock advances: without it, 72 hours of retries would take 12 minutes. */
const FAST_TIMEOUT_MS = 1000

/**
 * Advances the sandbox's clock in stages: at each time when something is due, it runs the due work and waits for the results. So
 * 72 hours contain 72 retries, as in real time.
 */
export function createAdvance(
  clock: Clock,
  worker: Worker,
  timeoutMs: number,
): (ms: number) => Promise<void> {
  let queue: Promise<void> = Promise.resolve()

  async function advance(ms: number): Promise<void> {
    const target = clock.now() + ms
    worker.setTimeoutMs(Math.min(timeoutMs, FAST_TIMEOUT_MS))
    try {
      await worker.drain()
      let last: number | undefined
      for (let next = worker.nextAt(); next !== undefined && next <= target; next = worker.nextAt()) {
        if (next === last) throw new Error('Something is due in the sandbox that cannot be done.')
        last = next
        clock.moveOn(next - clock.now())
        await worker.drain()
      }
      clock.moveOn(target - clock.now())
      await worker.drain()
    } finally {
      worker.setTimeoutMs(timeoutMs)
    }
  }

  // Runs calls one after the other: two at once would disturb each other.
  return (ms) => {
    queue = queue.catch(() => undefined).then(() => advance(ms))
    return queue
  }
}
