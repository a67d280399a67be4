import type { Clock } from '../shared/clock.ts'
import { listen } from '../shared/listen.ts'

/** The overlay's own entry in the history of the page, for the back button of phones. */
export interface BackEntry {
  /**
   * Goes back over the entry, if the page still stands on it, and resolves when the history is as it was found or the page is left;
   * undefined where nothing is to be waited for. A page that navigates meanwhile would race with it.
   */
  leave(): Promise<void> | undefined
  /** For a page that is itself being left: touches nothing. */
  forget(): void
}

/** Browsers inside some apps do not go back at all: they are not waited for longer than this. */
const LONGEST_MS = 500

/**
 * Makes the entry; undefined where the page may not: then going back leaves the page, as it does without. Going back from the
 * entry calls `onBack`, which says whether the overlay stays: then it has its entry again. Routers of the page see their own
 * state and address all the time, and a step back to where they already are.
 */
export function backEntry(window: Window, clock: Clock, onBack: () => boolean): BackEntry | undefined {
  const { history } = window
  const mark = `${clock.now()}`
  const isOurs = () => (history.state as { klump?: unknown } | null)?.klump === mark
  const push = () => history.pushState({ ...(history.state as object | null), klump: mark }, '')

  try {
    push()
  } catch {
    return undefined
  }
  const stop = listen(window, 'popstate', () => {
    if (!isOurs() && onBack()) push()
  })
  let isForgotten = false
  return {
    forget() {
      isForgotten = true
      stop()
    },
    leave() {
      stop()
      // Where the page has gone elsewhere since, its own entries stand on top of ours.
      if (isForgotten || !isOurs()) return undefined
      return new Promise((resolve) => {
        const done = () => {
          callOff()
          ignore()
          resolve()
        }
        const callOff = clock.after(LONGEST_MS, done)
        const ignore = listen(window, 'popstate pagehide', done)
        history.back()
      })
    },
  }
}
