import { question, say, skeleton, unreachable, type Scene as Covered } from './panels.ts'
import { draw } from '../shared/draw.ts'
import { isConfirming, isWaiting, type OverlayState } from './state.ts'

interface Scene extends Covered {
  /** The frame is known to stand there with a waiting screen of its own, which needs no cover while all goes well. */
  readonly isReady: boolean
  /** Hears of each frame that a state brings. */
  onFrame(frame: HTMLIFrameElement): void
}

/** Which part has the focus, by its `data-focus`. */
type Part = 'close' | 'retry' | 'stay' | 'frame'

/**
 * What the dialog holds: the close button, the frame, and whatever covers the frame in a state. Drawn by hand: these few parts
 * change in few ways, and a library that draws anything was a quarter of what a shop's page fetches to open.
 */
export interface OverlayView {
  /** The newest one, once there is one. */
  readonly frame: HTMLIFrameElement | undefined
  /** Draws the state and, once the dialog is open, puts the focus where the state has it. */
  draw(state: OverlayState, scene: Scene): void
}

export function createOverlayView(dialog: HTMLDialogElement, checkoutUrl: string): OverlayView {
  let scene: Scene | undefined
  let attempt = 0
  let frame: HTMLIFrameElement | undefined
  let cover: { readonly kind: string; readonly element: HTMLElement } | undefined
  let waiting: ReturnType<typeof skeleton> | undefined
  let focused: Part | undefined

  const close = draw('button', { class: 'close', type: 'button', 'data-focus': 'close' })
  close.addEventListener('click', () => scene?.dispatch({ type: 'close' }))
  close.addEventListener('keydown', (event) => {
    if (!tabStop.isConnected || event.key !== 'Tab' || !event.shiftKey) return
    event.preventDefault()
    focus('frame')
  })
  // Chromium loses its place when Tab leaves a frame of another process and nothing in the page comes after it. This does,
  // and passes the focus on; backwards the close button does the same.
  const tabStop = draw('span', { tabindex: '0' })
  tabStop.addEventListener('focus', () => focus('close'))
  const notice = draw('p', { class: 'notice', role: 'status' })
  dialog.append(close, notice)

  const focus = (part: Part) =>
    dialog.querySelector<HTMLElement>(`[data-focus=${part}]`)?.focus({ preventScroll: true })

  function load(now: Scene): void {
    attempt += 1
    const made = draw('iframe', {
      'data-focus': 'frame',
      // `otp-credentials` lets the phone offer the code that came by text message; `clipboard-write` copies a reference.
      allow: 'otp-credentials; clipboard-write',
      // The path of the shop's page is not the checkout's business.
      referrerpolicy: 'strict-origin',
      src: checkoutUrl,
    })
    made.inert = true
    frame?.remove()
    frame = made
    close.after(made)
    now.onFrame(made)
  }

  function coverWith(state: OverlayState, now: Scene): void {
    const kind = coverOf(state, now.isReady)
    if (kind !== cover?.kind) {
      cover?.element.remove()
      cover = undefined
      waiting = kind === 'skeleton' ? skeleton(now) : undefined
      if (kind) {
        const element = waiting?.element ?? (kind === 'question' ? question(now) : unreachable(now))
        cover = { kind, element }
        notice.before(element)
      }
    }
    if (isWaiting(state)) waiting?.update(now, state.pace)
  }

  return {
    get frame() {
      return frame
    },
    draw(state, now) {
      scene = now
      const { words, isReady } = now
      const isFree = !isConfirming(state) && state.at !== 'unreachable'
      keep(close, isFree, () => dialog.prepend(close))
      set(close, 'aria-label', words['overlay.close'])
      // Not `disabled`: pressing it says why one cannot leave now.
      set(close, 'aria-disabled', String(state.at === 'locked'))
      if ('attempt' in state && state.attempt > attempt) load(now)
      if (frame) {
        set(frame, 'title', words['overlay.frame'])
        // Until it has answered, it may show a browser's error page, or white in a dark room.
        frame.classList.toggle('hidden', state.at === 'unreachable' || (isWaiting(state) && !isReady))
        frame.inert = !isOpen(state)
        keep(tabStop, isOpen(state), () => frame?.after(tabStop))
      }
      coverWith(state, now)
      say(notice, state.at === 'locked' && state.told ? words['overlay.locked'] : '')
      const part = focusAt(state)
      // The first focus is the dialog's own doing.
      if (dialog.open && focused !== part) focus((focused = part))
    },
  }
}

/** Puts an element into its place or takes it away; what is to stay is not touched, or it would lose the focus. */
function keep(element: Element, isWanted: boolean, put: () => void): void {
  if (element.isConnected === isWanted) return
  if (isWanted) put()
  else element.remove()
}

function set(element: Element, attribute: string, value: string): void {
  if (element.getAttribute(attribute) !== value) element.setAttribute(attribute, value)
}

// The frame is there to be used.
function isOpen(state: OverlayState): boolean {
  return state.at === 'locked' || (state.at === 'running' && !isConfirming(state))
}

function coverOf(state: OverlayState, isReady: boolean): 'skeleton' | 'unreachable' | 'question' | undefined {
  if (state.at === 'unreachable') return 'unreachable'
  if (isConfirming(state)) return 'question'
  // What is slow or has no network is told of, whatever stands below.
  return isWaiting(state) && !(isReady && state.pace === 'usual') ? 'skeleton' : undefined
}

/** Which part has the focus in this state: the keyboard is never left in what has gone. */
function focusAt(state: OverlayState): Part {
  if (state.at === 'unreachable') return 'retry'
  if (isConfirming(state)) return 'stay'
  return isOpen(state) ? 'frame' : 'close'
}
