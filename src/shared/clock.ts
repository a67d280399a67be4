/** The time and how to wait for it, so that tests need not. Milliseconds. */
export interface Clock {
  now(): number
  /** Calls back once after `ms`; the function it returns calls it off. */
  after(ms: number, callback: () => void): () => void
  /** Calls back once, when what runs now has ended and the browser has painted it. */
  soon(callback: () => void): void
}

// As they were when this was loaded: pages put their own in place of these, and some of those stand still.
const { setTimeout, clearTimeout, MessageChannel } = globalThis

/** `after` of the real clock. */
export function after(ms: number, callback: () => void): () => void {
  const timer = setTimeout(callback, ms)
  return () => clearTimeout(timer)
}

// Not a timer: on a page whose timers stand still there would be no checkout at all.
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
