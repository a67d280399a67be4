// Taken when this module loads: a page may replace them later.
const { requestIdleCallback, setTimeout } = globalThis

/** Calls `then` when the browser is idle, `ms` from now at the latest. Safari does not report when it is idle: 300 ms there. */
export function whenIdle(then: () => void, ms: number): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(then, { timeout: ms })
  else setTimeout(then, 300)
}
