import type { Worker } from '../webhooks/worker.ts'
import type { Clock } from './clock.ts'

/** On a fast clock a receiver that hangs is given up after a second: 72 hours of retries would take 12 minutes. */
const FAST_TIMEOUT_MS = 1000

/**
 * Moves the sandbox's clock on, and lives through the time in between: it stops wherever something is due, does it, and
 * waits for what comes of it. So 72 hours hold 72 retries, as they would if one waited.
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

  // One after the other: two at once would pull each other along.
  return (ms) => {
    queue = queue.catch(() => undefined).then(() => advance(ms))
    return queue
  }
}
