/** The time and how to wait for it, so that tests need not. Milliseconds. */
export interface Clock {
  now(): number
  /** Calls back once after `ms`; the function it returns calls it off. */
  after(ms: number, callback: () => void): () => void
}

// As they were when this was loaded: pages put their own in place of these, and some of those stand still.
const { setTimeout, clearTimeout } = globalThis
const now = performance.now.bind(performance)

export const realClock: Clock = {
  now,
  after(ms, callback) {
    const timer = setTimeout(callback, ms)
    return () => clearTimeout(timer)
  },
}

/** Waits `ms` of time in which the page is visible: a tab that sleeps behind another one is not a slow network. */
export function afterVisible(document: Document, clock: Clock, ms: number, callback: () => void): () => void {
  let left = ms
  let since = 0
  let callOff = () => {}

  function stop(): void {
    callOff()
    document.removeEventListener('visibilitychange', follow)
  }
  function follow(): void {
    callOff()
    if (since) left -= clock.now() - since
    since = 0
    if (document.visibilityState === 'hidden') return
    since = clock.now()
    callOff = clock.after(Math.max(0, left), () => {
      stop()
      callback()
    })
  }

  document.addEventListener('visibilitychange', follow)
  follow()
  return stop
}
