import type { Clock } from '../flow/run.ts'

/** How long the button and the total have to be visible, and how long a press waits for that, in milliseconds. */
const VISIBLE_FOR_MS = 500
const TIMEOUT_MS = 3_000

/**
 * Holds a press until the button and the total that the shopper agrees to have each been visible for half a second. The total may be out of
 * view again by then. A press while the button is not visible was meant for something that covers the button, and is dropped.
 */
export function createSight(
  { now, after }: Pick<Clock, 'now' | 'after'>,
  button: Element,
  total: Element,
  /** Brings the total into view. */
  show: () => void,
) {
  /** The time since when each element is visible. `Infinity` when it is not visible; no entry before the browser has reported. */
  const since = new Map<Element, number>()
  let pendingPress: ((counts: boolean) => void) | undefined
  let until = 0
  let hasShown = false
  let cancel = () => {}

  const from = (element: Element) => since.get(element) ?? NaN
  function end(counts: boolean): void {
    const press = pendingPress
    drop()
    press?.(counts)
  }
  function drop(): void {
    cancel()
    pendingPress = undefined
  }
  function check(): void {
    if (!pendingPress) return
    // At most once per press. The browser may report only after the press that the total had left the view just before the press.
    if (from(total) === Infinity && !hasShown) {
      hasShown = true
      show()
    }
    const left = Math.max(from(button), from(total)) + VISIBLE_FOR_MS - now()
    const timeLeft = until - now()
    if (left <= 0) end(true)
    else if (from(button) === Infinity || timeLeft <= 0) end(false)
    else {
      cancel()
      cancel = after(left < timeLeft ? left : timeLeft, check)
    }
  }
  return {
    saw(element: Element, isSeen: boolean): void {
      const isSettled = element === total && now() - from(total) >= VISIBLE_FOR_MS
      if (!isSettled) since.set(element, isSeen ? Math.min(since.get(element) ?? now(), now()) : Infinity)
      check()
    },
    /** Calls `press` once, with whether it counts. */
    press(press: (counts: boolean) => void): void {
      pendingPress = press
      until = now() + TIMEOUT_MS
      hasShown = false
      check()
    },
    drop,
  }
}
