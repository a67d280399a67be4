import { listen } from '../shared/listen.ts'

// What the overlay hears from the device while it is open. Each returns the way to stop.

/** The page's, as the browser has it, with its scheme unless that is https. One without an address (srcdoc, about:blank) has its maker's origin, or none. */
export function nameOf(window: Window | null): string {
  return (window?.origin ?? '').replace(/^null$|^https:\/\//, '')
}

/** Tells when the network goes and comes. */
export function watchNetwork(window: Window, tell: (is: 'offline' | 'online') => void): () => void {
  return listen(window, 'offline online', ({ type }: Event) => tell(type as 'offline' | 'online'))
}

/**
 * Tells when the page is left for good, its last moment to hear anything. Kept for the way back, it is only asleep, and the
 * frame with it: it goes on where it was, so that nobody begins again beside a loan that is being asked for.
 */
export function watchLeaving(window: Window, tell: () => void): () => void {
  return listen(window, 'pagehide', ({ persisted }: PageTransitionEvent) => {
    if (!persisted) tell()
  })
}

/** Less than a keyboard: browsers' own bars come and go, and `dvh` knows about those. */
const KEYBOARD_PX = 100

/**
 * Keeps the dialog on the part of the page that a keyboard leaves free. The page below decides what a keyboard does to
 * its layout, most do nothing, and a frame hears nothing of it: so the dialog becomes as small as what can be seen.
 */
export function clearOfKeyboard(window: Window, dialog: HTMLElement): () => void {
  const view = window.visualViewport
  if (!view) return () => {}
  const fit = () => {
    const hidden = window.innerHeight - view.height
    // Zoomed in by hand one sees a part of the page too, and moves about in it.
    const covered = hidden >= KEYBOARD_PX && view.scale < 1.1
    const set = (name: string, px: number) =>
      covered ? dialog.style.setProperty(name, `${Math.round(px)}px`) : dialog.style.removeProperty(name)
    set('--seen', view.height)
    set('--above', view.offsetTop)
    set('--below', hidden - view.offsetTop)
  }
  fit()
  return listen(view, 'resize scroll', fit)
}
