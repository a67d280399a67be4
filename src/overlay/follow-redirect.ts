import type { Clock } from '../shared/clock.ts'
import { Promise } from '../shared/promise.ts'
import { watchNavigation } from './navigation.ts'

/** How long the page has after a success, to navigate by itself, while the shopper reads the last screen. */
const AFTER_SUCCESS_MS = 5_000
/** How long the page has after the end, when `onClose` or `result` notifies it of the end. */
const AFTER_END_MS = 3_000
/** The longest wait for a promise that a callback returned. */
const LONGEST_MS = 15_000

/** Follows the order's `redirect_url` for a page that does nothing else after a success. */
export interface RedirectFollower {
  /** To be called after the callbacks for the success or for the end. `answers` are what they returned. */
  callbacksRan(of: 'success' | 'end', answers: readonly unknown[]): void
  /** Leads the page to the address when all waits are over, unless the page has navigated by itself. */
  follow(): void
}

/**
 * Most integrations pass a `redirect_url` and also submit a form, set the address or place the order by a request in their
 * callbacks. The page's own navigation wins: the address is not followed once the page has begun to navigate or has another address
 * than at the opening, and not before the page had time to do so.
 */
export function followRedirect(
  { window, clock, opened }: { window: Window; clock: Clock; opened: string },
  address: string,
): RedirectFollower {
  const waits: Promise<unknown>[] = []
  const undo: (() => void)[] = []
  let hasLeft = false

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      undo.push(clock.after(ms, resolve))
    })
  undo.push(
    watchNavigation(window, (destination) => {
      hasLeft ||= !destination?.sameDocument || !isSamePage(destination.url, opened)
    }),
  )

  return {
    callbacksRan(of, answers) {
      const given = answers.filter((answer) => answer !== undefined)
      if (of === 'success') waits.push(pause(AFTER_SUCCESS_MS))
      else if (given.length > 0) waits.push(pause(AFTER_END_MS))
      for (const answer of given)
        waits.push(Promise.race([Promise.resolve(answer).catch(() => {}), pause(LONGEST_MS)]))
    },
    follow() {
      void Promise.all(waits).then(() => {
        undo.forEach((each) => each())
        if (!hasLeft && isSamePage(window.location.href, opened)) window.location.assign(address)
      })
    },
  }
}

// A hash is a place within the page, except where a router keeps its routes in it.
const isSamePage = (one: string, other: string) => pageOf(one) === pageOf(other)
const pageOf = (address: string) => address.replace(/#(?![/!])[^]*/, '')
