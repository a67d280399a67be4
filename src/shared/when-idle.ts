// As they were when this was loaded: a page may put its own in their place.
const { requestIdleCallback, setTimeout } = globalThis

/** Calls `then` when the browser has nothing better to do, `ms` from now at the latest. Safari cannot say when that is: 300 ms there. */
export function whenIdle(then: () => void, ms: number): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(then, { timeout: ms })
  else setTimeout(then, 300)
}
