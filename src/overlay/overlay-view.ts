import { question, setText, skeleton, unreachable, type Scene as Covered } from './panels.ts'
import { draw } from '../shared/draw.ts'
import { isConfirming, isWaiting, mayHaveLoan, type OverlayState } from './state.ts'

interface Scene extends Covered {
  /** Where a new frame loads the checkout from. A frame that is there already stays, also when it was loaded from another address. */
  readonly address: string
  /** The frame is known to show a waiting screen of its own, and needs no cover unless the wait becomes long. */
  readonly isReady: boolean
  /** Called for each new frame. */
  onFrame(frame: HTMLIFrameElement): void
}

/** A part of the dialog that can have the focus; the value of its `data-focus`. */
type Part = 'close' | 'retry' | 'stay' | 'frame'

/**
 * The content of the dialog: the close button, the frame, and the panel that covers the frame in some states. It is drawn without a
 * framework: there are few parts, and Preact was a quarter of the bytes that a shop's page fetches for the overlay.
 */
export interface OverlayView {
  /** The newest frame, once there is one. */
  readonly frame: HTMLIFrameElement | undefined
  /** Whether what was drawn is still in the page. */
  isWhole(): boolean
  /** Draws the state and, once the dialog is open, puts the focus where the state has it. */
  draw(state: OverlayState, scene: Scene): void
}

export function createOverlayView(dialog: HTMLDialogElement): OverlayView {
  let scene: Scene | undefined
  let frames = 0
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
  // When Tab leaves a frame of another process and nothing focusable follows in the page, Chromium loses the focus. This element
  // follows the frame and moves the focus to the close button. Backwards, the close button moves it into the frame.
  const tabStop = draw('span', { tabindex: '0' })
  tabStop.addEventListener('focus', () => focus('close'))
  const notice = draw('p', { class: 'notice', role: 'status' })
  dialog.append(close, notice)

  const focus = (part: Part) =>
    dialog.querySelector<HTMLElement>(`[data-focus=${part}]`)?.focus({ preventScroll: true })

  function load(now: Scene): void {
    frames += 1
    const made = draw('iframe', {
      'data-focus': 'frame',
      // `otp-credentials`: the phone may offer the code from a text message. `clipboard-write`: the checkout may copy a reference.
      allow: 'otp-credentials; clipboard-write',
      // The checkout needs the shop's origin, and must not learn the path of the page.
      referrerpolicy: 'strict-origin',
      src: now.address,
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
        const element =
          waiting?.element ?? (kind === 'question' ? question(now, mayHaveLoan(state)) : unreachable(now))
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
    // The notice is always there.
    isWhole: () => notice.isConnected && frame?.isConnected !== false,
    draw(state, now) {
      scene = now
      const { words, isReady } = now
      const isFree = !isConfirming(state) && state.at !== 'unreachable'
      keep(close, isFree, () => dialog.prepend(close))
      set(close, 'aria-label', words['overlay.close'])
      // Not `disabled`: pressing the button shows why leaving is not possible now.
      set(close, 'aria-disabled', String(state.at === 'locked'))
      if ('frames' in state && state.frames > frames) load(now)
      if (frame) {
        set(frame, 'title', words['overlay.frame'])
        // Before the checkout has answered, the frame may show the browser's error page, or a white page in a dark theme.
        frame.classList.toggle('hidden', state.at === 'unreachable' || (isWaiting(state) && !isReady))
        frame.inert = !isOpen(state)
        keep(tabStop, isOpen(state), () => frame?.after(tabStop))
      }
      coverWith(state, now)
      setText(notice, state.at === 'locked' && state.explained ? words['overlay.locked'] : '')
      const part = focusAt(state)
      // The first focus is set by `showModal()`.
      if (dialog.open && focused !== part) focus((focused = part))
    },
  }
}

/** Inserts or removes an element. One that is to stay is not touched, because inserting it again would take its focus away. */
function keep(element: Element, isWanted: boolean, put: () => void): void {
  if (element.isConnected === isWanted) return
  if (isWanted) put()
  else element.remove()
}

function set(element: Element, attribute: string, value: string): void {
  if (element.getAttribute(attribute) !== value) element.setAttribute(attribute, value)
}

// The shopper can use the frame.
function isOpen(state: OverlayState): boolean {
  return state.at === 'locked' || (state.at === 'running' && !isConfirming(state))
}

function coverOf(state: OverlayState, isReady: boolean): 'skeleton' | 'unreachable' | 'question' | undefined {
  if (state.at === 'unreachable') return 'unreachable'
  if (isConfirming(state)) return 'question'
  // A slow network or none is always reported to the shopper, also over a frame that could be shown.
  return isWaiting(state) && !(isReady && state.pace === 'usual') ? 'skeleton' : undefined
}

/** Which part has the focus in this state. It is always one that is there, so that the keyboard is never lost with a removed part. */
function focusAt(state: OverlayState): Part {
  if (state.at === 'unreachable') return 'retry'
  if (isConfirming(state)) return 'stay'
  return isOpen(state) ? 'frame' : 'close'
}
