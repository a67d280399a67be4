import type { KlumpAppearance } from '../protocol/appearance.ts'
import { read } from '../shared/unclobbered.ts'
import { clearOfKeyboard } from './device.ts'
import { draw, sheet } from '../shared/draw.ts'
import { listen } from '../shared/listen.ts'
import { applyAppearance } from './apply-appearance.ts'
import surface from './overlay.css?inline'
import head from './head.css?inline'
import panels from './panels.css?inline'

// What the overlay adds to the shop's page. `undo` removes all of it. Two changes are elsewhere: the history entry (back.ts) and the open
// overlay's mark on the document (registry.ts).

export interface Host {
  /** Where the overlay is drawn. */
  readonly dialog: HTMLDialogElement
  /** Makes the overlay visible, over everything in the page. To be called once its content is drawn. */
  show(): void
  /**
   * To be called once the overlay has been painted: makes the dialog modal, locks the scrolling of the page, and lets the sheet move in.
   */
  becomeModal(): void
  undo(): void
}

interface HostOptions {
  readonly window: Window
  /** The shell of a preloaded frame. Without one, a new shell is made. */
  readonly shell: Shell | undefined
  readonly label: string
  readonly lang: string
  readonly appearance: KlumpAppearance
  /** Called for Esc, and for the back gesture where the system has one. */
  onClose(): void
  /** Asked after each change in the shadow root: false when something that was drawn is gone. */
  isWhole(): boolean
  /** Called when the page has deleted the overlay, or something in it. */
  onRemoved(): void
}

// Taken when this module loads: a page may replace it later.
const { MutationObserver } = globalThis

// The page's hotkeys, focus traps and "click outside" handlers must not react to events inside the overlay. Nor must a library for
// smooth scrolling, which would scroll the page behind it.
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

/** The overlay's elements in the page. Until an opening uses them they are invisible and do not change the page's layout. */
export interface Shell {
  readonly host: HTMLElement
  readonly dialog: HTMLDialogElement
}

/** Makes a shell, which is not in the page yet. */
export function createShell(document: Document): Shell {
  const host = read(document, 'createElement').call(document, 'klump-overlay')
  const shadow = host.attachShadow({ mode: 'open' })
  shadow.adoptedStyleSheets = [surface, panels, head].map(sheet)
  const dialog = draw('dialog', { lang: 'en', popover: 'manual' })
  shadow.append(dialog)
  for (const type of KEPT_INSIDE)
    host.addEventListener(type, (event) => event.stopPropagation(), { passive: true })
  return { host, dialog }
}

/**
 * Appends the shell beside <body>, so that an app that redraws the whole body does not remove the overlay, and an `inert` body does not
 * make it inert. The dialog is a popover at first: an invisible one that is already in the top layer. `showModal()` makes the browser
 * recalculate the styles of the whole page, a third of what a click would wait for, and is called when the overlay has been painted.
 * Browsers without popovers show the dialog only then. To be called when the shell holds what is shown first: `showPopover()` has the
 * browser style the page at once, so that what is added later is styled in a second pass.
 */
export function appendShell(document: Document, { host, dialog }: Shell): void {
  // Keeps the invisible dialog from taking the focus of the page, and out of reach of touch, keys and screen readers. `aria-hidden` is
  // there for screen readers that do not respect `inert`.
  dialog.inert = true
  dialog.setAttribute('aria-hidden', 'true')
  read(document, 'documentElement').append(host)
  dialog.showPopover?.()
}

/** Makes a shell the overlay of this opening. */
export function mountHost(options: HostOptions): Host {
  const { window, shell, label, lang, appearance, onClose, isWhole, onRemoved } = options
  const { document } = window
  const cameFrom = focusedIn(document)
  const made = shell ?? createShell(document)
  const { host, dialog } = made
  let unlock = () => {}
  let ignoreKeyboard = () => {}
  dialog.setAttribute('aria-label', label)
  // Setting `lang`, even to the same value, makes the browser recalculate the styles of everything in the dialog.
  if (dialog.lang !== lang) dialog.lang = lang
  applyAppearance(dialog, appearance)

  dialog.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    onClose()
  })
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault()
    onClose()
  })
  // After one cancelled Esc, browsers close the dialog on a second Esc without a `cancel` event; and any code can call close().
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
  // The document is observed, too: `document.write` and libraries that swap pages replace the root element.
  watch.observe(document, { childList: true })
  watch.observe(read(document, 'documentElement'), { childList: true })
  watch.observe(dialog.getRootNode(), { childList: true, subtree: true })

  return {
    dialog,
    show() {
      dialog.dataset['shown'] = ''
      if (!shell) appendShell(document, made)
      dialog.inert = false
      dialog.removeAttribute('aria-hidden')
    },
    becomeModal() {
      dialog.popover = null
      dialog.showModal()
      // The page's blur listener has closed the overlay meanwhile.
      if (!dialog.isConnected) return
      unlock = lockScroll(window)
      ignoreKeyboard = clearOfKeyboard(window, dialog)
      dialog.dataset['settled'] = ''
    },
    undo() {
      watch.disconnect()
      ignoreKeyboard()
      letClose()
      if (dialog.open) dialog.close()
      host.remove()
      unlock()
      // The browser itself returns the focus only when the dialog was closed, not when the page deleted it.
      if (cameFrom && read(document, 'activeElement') === read(document, 'body'))
        read(cameFrom, 'focus').call(cameFrom, { preventScroll: true })
    },
  }
}

// An adopted style sheet, not inline styles: no Content-Security-Policy forbids it, and no style of the page is overwritten.
function lockScroll({ document, innerWidth }: Window): () => void {
  // Without `scrollbar-gutter` a page with a scrollbar would jump sideways when its scrolling is locked.
  const hasScrollbar = innerWidth > read(document, 'documentElement').clientWidth
  const gutter = hasScrollbar ? ';scrollbar-gutter:stable!important' : ''
  const lock = sheet(`@media screen{:root{overflow:hidden!important${gutter}}}`)
  const name = 'adoptedStyleSheets'
  // Not `document.adoptedStyleSheets = ...`: an element with that name in the page (`<img name=...>`) would shadow the property.
  const adopt = (sheets: CSSStyleSheet[]) => Reflect.set(Document.prototype, name, sheets, document)
  adopt([...read(document, name), lock])
  return () => {
    adopt(read(document, name).filter((other) => other !== lock))
  }
}

/** The element that has the focus, also when it is inside open shadow roots. */
function focusedIn(document: Document): HTMLElement | undefined {
  let element = read(document, 'activeElement')
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
  return element instanceof HTMLElement && element !== read(document, 'body') ? element : undefined
}
