import { listen } from '../shared/listen.ts'

// The shop's name, and what the overlay does about the on-screen keyboard.

/**
 * The page's origin for display, as the browser has it; the scheme is left out when it is https. A page without an address of its own
 * (srcdoc, about:blank) has the origin of the page that made it, or none. `location` comes first: a page may declare a global `origin`.
 */
export function nameOf(window: Window): string {
  const own = window.location.origin
  const origin: unknown = own === 'null' ? window.origin : own
  return typeof origin === 'string' ? origin.replace(/^null$|^https:\/\//, '') : ''
}

/** Every keyboard is at least this high. A smaller cover is a bar of the browser, and `dvh` accounts for those. */
const KEYBOARD_PX = 100

/**
 * Keeps the dialog on the part of the page that the on-screen keyboard leaves free. The shop's page decides what a keyboard does to the
 * layout, and most pages do nothing. The frame gets no event for the keyboard. So the dialog takes the size of what can be seen.
 */
export function clearOfKeyboard(window: Window, dialog: HTMLElement): () => void {
  const view = window.visualViewport
  // Older browsers have none, and a page may declare a global with this name.
  if (!(view instanceof EventTarget)) return () => {}
  const fit = () => {
    const hidden = window.innerHeight - view.height
    // A shopper who has zoomed in also sees only a part of the page; the dialog must not follow that.
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
