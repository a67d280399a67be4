import type { KlumpAppearance } from '../protocol/appearance.ts'
import { read } from '../shared/unclobbered.ts'
import { clearOfKeyboard } from './device.ts'
import { draw, sheet } from '../shared/draw.ts'
import { listen } from '../shared/listen.ts'
import { dress } from './looks.ts'
import surface from './overlay.css?inline'
import head from './head.css?inline'
import panels from './panels.css?inline'

// Everything that touches the shop's page is in this file, and `undo` takes all of it back.

export interface Host {
  /** Where the overlay is drawn. */
  readonly dialog: HTMLDialogElement
  /** Lets it be seen, over everything the page has. */
  show(): void
  /** What can wait until it has been painted: it becomes modal, the page below is held still, and the sheet moves into its place. */
  becomeModal(): void
  undo(): void
}

interface HostOptions {
  readonly document: Document
  /** One that a frame was preloaded in; without it, a new one. */
  readonly shell: Shell | undefined
  readonly label: string
  readonly lang: string
  readonly appearance: KlumpAppearance
  /** Esc, or the back gesture where the system has one. */
  onClose(): void
  /** False when something that was drawn is gone; asked after each change. */
  isWhole(): boolean
  /** The page deleted the overlay, or something in it. */
  onRemoved(): void
}

// As it was when this was loaded: a page may put its own in its place.
const { MutationObserver } = globalThis

// A page's hotkeys and focus traps must not act on what happens in here, nor its "click outside" handlers, nor a
// smooth-scroll library that moves the page itself and so scrolls it behind the overlay.
const KEPT_INSIDE = [
  'keydown',
  'keypress',
  'keyup',
  'focusin',
  'focusout',
  'click',
  'pointerdown',
  'pointerup',
  'mousedown',
  'mouseup',
  'touchstart',
  'touchmove',
  'touchend',
  'wheel',
]

/** What stands in the page, closed and without a size. */
export interface Shell {
  readonly host: HTMLElement
  readonly dialog: HTMLDialogElement
}

/**
 * Beside <body>: apps that redraw the whole body do not take the overlay, and an `inert` body does not reach it. As a popover it
 * is on top already, unseen. To make a dialog modal has the whole page styled anew, a third of what a click would wait for; so
 * that comes when the overlay has been painted. Browsers without popovers show it then.
 */
export function appendShell(document: Document): Shell {
  const host = read(document, 'createElement').call(document, 'klump-overlay')
  const shadow = host.attachShadow({ mode: 'open' })
  shadow.adoptedStyleSheets = [surface, panels, head].map(sheet)
  const dialog = draw('dialog', { lang: 'en', popover: 'manual', 'aria-hidden': 'true' })
  shadow.append(dialog)
  for (const type of KEPT_INSIDE)
    host.addEventListener(type, (event) => event.stopPropagation(), { passive: true })
  read(document, 'documentElement').append(host)
  // Out of reach of fingers, keys and screen readers, whom `inert` alone does not tell everywhere. Without it, this would take the
  // focus from the page.
  dialog.inert = true
  dialog.showPopover?.()
  return { host, dialog }
}

/** Makes a shell the overlay of this opening. */
export function mountHost({ document, shell, label, lang, appearance, ...does }: HostOptions): Host {
  const { onClose, isWhole, onRemoved } = does
  const cameFrom = focusedIn(document)
  const { host, dialog } = shell ?? appendShell(document)
  let unlock = () => {}
  let ignoreKeyboard = () => {}
  dialog.inert = false
  dialog.removeAttribute('aria-hidden')
  dialog.setAttribute('aria-label', label)
  // Set anew, it has everything in the dialog styled anew.
  if (dialog.lang !== lang) dialog.lang = lang
  dress(dialog, appearance)

  dialog.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    onClose()
  })
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault()
    onClose()
  })
  // Browsers let a second Esc in a row through without asking, and any code can call close().
  const reopen = () => {
    if (!dialog.isConnected) return
    dialog.showModal()
    onClose()
  }
  const letClose = listen(dialog, 'close', reopen)

  const watch = new MutationObserver((records) => {
    const removed = records.some(({ removedNodes }) => [...removedNodes].includes(host))
    if (removed || !dialog.isConnected || !isWhole()) onRemoved()
  })
  // The document too: `document.write` and page swaps put another root in place of the one we are under.
  watch.observe(document, { childList: true })
  watch.observe(read(document, 'documentElement'), { childList: true })
  watch.observe(dialog.getRootNode(), { childList: true, subtree: true })

  return {
    dialog,
    show() {
      dialog.dataset['shown'] = ''
    },
    becomeModal() {
      dialog.popover = null
      dialog.showModal()
      unlock = lockScroll(document)
      const window = read(document, 'defaultView')
      if (window) ignoreKeyboard = clearOfKeyboard(window, dialog)
      dialog.dataset['settled'] = ''
    },
    undo() {
      watch.disconnect()
      ignoreKeyboard()
      letClose()
      if (dialog.open) dialog.close()
      host.remove()
      unlock()
      // The browser does this by itself only when nobody deleted the dialog.
      if (cameFrom && read(document, 'activeElement') === read(document, 'body'))
        read(cameFrom, 'focus').call(cameFrom, { preventScroll: true })
    },
  }
}

// The place of a scrollbar is kept, or the page would jump sideways; where there is none, none is made.
function hasScrollbar(document: Document): boolean {
  const window = read(document, 'defaultView')
  return window !== null && window.innerWidth > read(document, 'documentElement').clientWidth
}

// A style sheet of its own rather than inline styles: no policy forbids it, and nothing of the page's is overwritten.
function lockScroll(document: Document): () => void {
  const gutter = hasScrollbar(document) ? ';scrollbar-gutter:stable!important' : ''
  const lock = sheet(`@media screen{:root{overflow:hidden!important${gutter}}}`)
  const name = 'adoptedStyleSheets'
  // An element of that name stands in the way of an assignment, too.
  const adopt = (sheets: CSSStyleSheet[]) => Reflect.set(Document.prototype, name, sheets, document)
  adopt([...read(document, name), lock])
  return () => {
    adopt(read(document, name).filter((other) => other !== lock))
  }
}

/** The element that really has the focus, inside open shadow roots too. */
function focusedIn(document: Document): HTMLElement | undefined {
  let element = read(document, 'activeElement')
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
  return element instanceof HTMLElement && element !== read(document, 'body') ? element : undefined
}
