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

// Not a timer: on a page whose timers never fire there would be no checkout at all.
function soon(callback: () => void): void {
  const { port1, port2 } = new MessageChannel()
  // oxlint-disable-next-line unicorn/prefer-add-event-listener -- this also starts the port
  port1.onmessage = () => {
    port1.close()
    callback()
  }
  port2.postMessage(0)
}

const now = /* @__PURE__ */ performance.now.bind(performance)

export const realClock: Clock = { now, after, soon }
