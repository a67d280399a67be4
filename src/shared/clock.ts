/** The time and timers, in milliseconds. Tests replace them, so that they need not wait. */
export interface Clock {
  now(): number
  /** Calls back once after `ms`. The returned function cancels the call. */
  after(ms: number, callback: () => void): () => void
  /** Calls back once, after the current task has ended and the browser has painted the result. */
  soon(callback: () => void): void
}

// Taken when this module loads: pages replace these functions later, and some of the replacements never fire.
const { setTimeout, clearTimeout, MessageChannel } = globalThis

/** `after` of the real clock. */
export function after(ms: number, callback: () => void): () => void {
  const timer = setTimeout(callback, ms)
  return () => clearTimeout(timer)
}

const LATEST_SOON_MS = 1000

// By a message, and by a timer, whichever comes first: a page may have replaced either by one that never fires.
function soon(callback: () => void): void {
  const { port1, port2 } = new MessageChannel()
  const run = () => {
    stopTimer()
    port1.close()
    callback()
  }
  const stopTimer = after(LATEST_SOON_MS, run)
  // oxlint-disable-next-line unicorn/prefer-add-event-listener -- this also starts the port
  port1.onmessage = run
  port2.postMessage(0)
}

// A page may declare a global with the name `performance`.
function createNow(): () => number {
  const { performance, Date } = globalThis
  return typeof performance.now === 'function' ? performance.now.bind(performance) : Date.now
}

const now = /* @__PURE__ */ createNow()

export const realClock: Clock = { now, after, soon }
