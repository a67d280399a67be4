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
 * Makes the entry. Undefined where the page may not make one: then going back leaves the page, as without this option. Going back from
 * the entry calls `onBack`, which says whether the overlay stays; if so, the entry is made again. A router of the page finds its own
 * state and address in the entry, and sees a step back to where it already is.
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
      // When the page has navigated since, its own entries come after this one, and going back would undo the page's navigation.
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
