import type { Network } from './api/request.ts'
import type { Clock } from './flow/run.ts'

/** The browser's clock. */
export const clock: Clock = {
  now: () => performance.now(),
  after(ms, then) {
    const timer = setTimeout(then, ms)
    return () => clearTimeout(timer)
  },
}

/** The browser's network. */
export const network: Network = {
  fetch: (input, init) => fetch(input, init),
  after: clock.after,
  random: () => Math.random(),
  online: () => navigator.onLine,
  whenOnline: (signal) =>
    new Promise((resolve, reject) => {
      addEventListener('online', () => resolve(), { once: true, signal })
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
    }),
}
