import type { Clock } from '../flow/run.ts'

/** How long something has to be seen, and how long a press waits for that, in milliseconds. */
const LONG_ENOUGH = 500
const PATIENCE = 3_000

/**
 * Holds a press until the button and the total that it agrees to have been seen for half a second. The total may be out of sight
 * again by then, the button may not: a press while the button is not seen was meant for something else, and does not count later.
 */
export function createSight(
  { now, after }: Pick<Clock, 'now' | 'after'>,
  button: Element,
  total: Element,
  /** Brings the total into view. */
  show: () => void,
) {
  /** Since when each is seen; nothing before the browser has spoken, `Infinity` for what is not seen. */
  const since = new Map<Element, number>()
  let held: ((counts: boolean) => void) | undefined
  let until = 0
  let cancel = () => {}

  const from = (element: Element) => since.get(element) ?? NaN
  function end(counts: boolean): void {
    const press = held
    drop()
    press?.(counts)
  }
  function drop(): void {
    cancel()
    held = undefined
  }
  function check(): void {
    if (!held) return
    const left = Math.max(from(button), from(total)) + LONG_ENOUGH - now()
    const patience = until - now()
    if (left <= 0) end(true)
    else if (from(button) === Infinity || patience <= 0) end(false)
    else {
      cancel()
      cancel = after(left < patience ? left : patience, check)
    }
  }
  return {
    saw(element: Element, isSeen: boolean): void {
      const isSettled = element === total && now() - from(total) >= LONG_ENOUGH
      if (!isSettled) since.set(element, isSeen ? Math.min(since.get(element) ?? now(), now()) : Infinity)
      check()
    },
    /** `press` hears whether it counts, once. */
    press(press: (counts: boolean) => void): void {
      held = press
      until = now() + PATIENCE
      if (from(total) === Infinity) show()
      check()
    },
    drop,
  }
}
