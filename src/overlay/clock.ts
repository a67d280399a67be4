/** The time and how to wait for it, so that tests need not. Milliseconds. */
export interface Clock {
  now(): number
  /** Calls back once after `ms`; the function it returns calls it off. */
  after(ms: number, callback: () => void): () => void
}

// As they were when this was loaded: pages put their own in place of these, and some of those stand still.
const { setTimeout, clearTimeout } = globalThis

/** `after` of the real clock. */
export function after(ms: number, callback: () => void): () => void {
  const timer = setTimeout(callback, ms)
  return () => clearTimeout(timer)
}

const now = /* @__PURE__ */ performance.now.bind(performance)

export const realClock: Clock = { now, after }
