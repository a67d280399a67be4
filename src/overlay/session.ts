import type { ErrorShape } from '../errors/klump-error.ts'
import { ownProperties } from '../shared/own-properties.ts'
import { listen } from '../shared/listen.ts'
import { read } from '../shared/unclobbered.ts'
import { writeNaira } from '../shared/naira.ts'
import type { PageEnd } from '../protocol/page-end.ts'
import { addressFor } from './address-for.ts'
import { isLive } from '../protocol/unsafe-page.ts'
import { backEntry, type BackEntry } from './back.ts'
import type { Clock } from '../shared/clock.ts'
import { nameOf } from './device.ts'
import type { Guard } from './guard.ts'
import { createOverlayView } from './overlay-view.ts'
import { mountHost } from './host.ts'
import { createOverlayRun } from './overlay-run.ts'
import type { Settings } from './options.ts'
import { isValid, type ForFrame, type Validation } from './validate-request.ts'
import { followRedirect } from './follow-redirect.ts'
import type { Join } from './registry.ts'
import { isWaiting, type OverlayState } from './state.ts'
import { whenIdle } from '../shared/when-idle.ts'
import { wordsFor } from './strings.ts'
import { stateTimers } from './timers.ts'
import { loadAhead, takePreloaded } from './preloaded-frame.ts'
import { lossOf, watchedDoor } from './watched-door.ts'

/** The page and the time, so that tests can bring their own. */
export interface World {
  readonly document: Document
  readonly clock: Clock
}

/**
 * Opens the overlay in the page and keeps it until its end: draws the states of a run (overlay-run.ts), with timers, the door to the
 * frame and the page's history. The caller has seen that no other is open. `renew` asks the shop for the order again, where it can be.
 */
export function startSession(
  settings: Settings,
  validation: Validation | Promise<Validation>,
  { document, clock }: World,
  renew?: () => Promise<Validation>,
): Join {
  let door: PageEnd | undefined
  let back: BackEntry | undefined
  let ignoreNetwork = () => {}
  let hasOpenedDoor = false
  // The device had no network while the order was awaited.
  let wasOffline = false
  const window = windowOf(document)
  const opened = window.location.href
  const { publicKey, checkoutUrl, closeOnBack, fallbackUrl, locale, strings, appearance } = settings
  const { words, lang } = wordsFor(strings, locale)
  const address = addressFor(checkoutUrl, publicKey)
  const { origin } = new URL(checkoutUrl)
  // The checkout loads while the shop's server makes the order: these round trips need not follow each other.
  const ahead = () => ('then' in validation ? loadAhead(window, address, clock) : undefined)
  const preloaded = takePreloaded(checkoutUrl) ?? ahead()
  // Whether the preloaded frame is shown at the click without a cover. Decided once: a cover that stands at the click stays until the frame
  // has drawn its first screen. Without an order there is a cover, which states that the order is awaited; the frame cannot state that.
  // With a theme that the shop has set there is one, because the frame waits in the theme of the system until it has the options.
  const isReady =
    isValid(validation) &&
    (appearance?.theme ?? 'auto') === 'auto' &&
    preloaded?.guard.hasSentHello() === true
  const host = mountHost({
    window,
    shell: preloaded?.shell,
    lang,
    label: words['overlay.title'],
    appearance: appearance ?? ownProperties({}),
    onClose: () => run.send({ type: 'close' }),
    isWhole: () => view.isWhole(),
    onRemoved: () => run.send({ type: 'failure', error: { code: 'frame_removed', message: FRAME_REMOVED } }),
  })
  const view = preloaded?.view ?? createOverlayView(host.dialog)
  const timers = stateTimers(document, clock, (timer) => run.send({ type: 'time', timer }))
  const run = createOverlayRun({
    document,
    validation,
    renew,
    stage: {
      show: (state, forFrame) => (state.at === 'ended' ? leavePage() : orFail(() => draw(state, forFrame))),
      onOrder,
      onRenewed: ({ order, verdict }) =>
        door?.send({ type: 'order', ...(order && { order }), ...(verdict && { verdict }) }),
      requestLeave: () => door?.send({ type: 'leave-requested' }),
      reopenDoor: (forFrame) => view.frame && openDoor(view.frame, forFrame),
      // A page may have replaced `navigator`. Then the device is taken to be online.
      isOffline: () => (window.navigator as Partial<Navigator> | undefined)?.onLine === false,
      followRedirect: (to) => followRedirect({ window, clock, opened }, to),
    },
  })

  function draw(state: OverlayState, forFrame: ForFrame | undefined): void {
    wasOffline ||= state.at === 'waiting' && state.pace === 'offline'
    view.draw(state, {
      words,
      address,
      purchase: {
        shop: nameOf(window),
        isTest: !isLive(publicKey),
        amount: forFrame?.order && writeNaira(forFrame.order.amount),
      },
      isReady: isReady && isFirstFrame(state),
      fallbackUrl,
      dispatch: run.send,
      onFrame: (frame) => openDoor(frame, forFrame),
    })
    timers.follow(state)
  }

  function openDoor(frame: HTMLIFrameElement, forFrame: ForFrame | undefined): void {
    door?.close()
    door = undefined
    if (!forFrame) return
    const guard = isFirstFrame(run.state) && !hasOpenedDoor ? preloaded?.guard : undefined
    hasOpenedDoor = true
    const open = { ...forFrame, ...(renew && { renewable: true }) }
    door = watchedDoor({ window, clock, frame, origin, open, guard, dispatch: run.send })
  }

  // A frame that was loaded before the order arrived gets its door now. Without such a frame, the next state makes the first frame, and
  // opens its door (onFrame).
  function onOrder(forFrame: ForFrame): void {
    if (!view.frame || door) return
    if (!preloaded || holdsCheckout(preloaded.guard)) return openDoor(view.frame, forFrame)
    // The frame died, or never came, while the order was awaited. Nothing was typed in it, so another is loaded without asking the shopper.
    run.send(lossOf('lost', origin))
    run.send({ type: 'retry' })
  }

  // A document that began to load without a network and has not sent hello may be the browser's error page, which its guard notices only
  // after two seconds. While there is no network still, the frame is kept: another is loaded when the network is back.
  function holdsCheckout(guard: Guard): boolean {
    const { state } = run
    const isBack = wasOffline && isWaiting(state) && state.pace !== 'offline'
    return guard.isSound() && (guard.hasSentHello() || !isBack)
  }

  // Runs once the overlay has been painted, because it takes longer than the rest of the click: locking the scroll makes the browser
  // lay out the whole page.
  function becomeModal(): void {
    if (hasEnded()) return
    // The first step, so that a new frame begins to load, and a preloaded one begins to draw. Not in the click: making a frame there
    // makes the first paint of the overlay on a slow phone take a quarter longer, and a preloaded frame would draw during that paint.
    if (!('then' in validation)) orFail(() => run.arrive(validation))
    if (hasEnded()) return
    orFail(host.becomeModal)
    whenIdle(enterHistory, LONGEST_IDLE_MS)
  }

  // Once the browser has time: making the empty frame of the entry takes a slow phone about a tenth of the time until the first screen.
  // In a turn of its own: the checkout goes on where a page has broken what the entry is made of.
  function enterHistory(): void {
    if (closeOnBack && !hasEnded()) back = backEntry(window, clock, goBack)
  }

  function hasEnded(): boolean {
    return run.state.at === 'ended'
  }

  function goBack(): boolean {
    run.send({ type: 'close' })
    return !hasEnded()
  }

  function orFail(act: () => void): void {
    try {
      act()
    } catch (error) {
      run.send({ type: 'failure', error: notShown(error) })
    }
  }

  // When one of these fails, on a page that broke something, the others are done all the same, and the outcome is still emitted.
  function leavePage(): void {
    const stopGuard = () => preloaded?.guard.stop()
    for (const cleanup of [() => door?.close(), timers.stop, ignoreNetwork, stopGuard, host.undo]) {
      try {
        cleanup()
      } catch {
        // There is nothing to be done about a broken page here.
      }
    }
    // The callbacks are called when the overlay's history entry is gone: a callback may change the history, and that change would race with
    // the step back over the entry. Only `destroy()` calls the callbacks before that step.
    orFail(() => {
      const left = back?.leave()
      if (left) run.hold(left)
    })
  }

  orFail(() => {
    ignoreNetwork = listen(window, 'offline online', ({ type }: { readonly type: 'offline' | 'online' }) =>
      run.send({ type }),
    )
    run.start()
    if ('then' in validation) void validation.then(run.arrive)
    // The page has broken something that draws the overlay, which has reported that and is removed.
    if (hasEnded()) return
    host.show()
    clock.soon(becomeModal)
  })
  return run.join
}

/** The longest wait for an idle browser before the history entry is made. Until then the back button leaves the page. */
const LONGEST_IDLE_MS = 500

// The frame of this state is the preloaded one, or the first that was made.
const isFirstFrame = (state: OverlayState) => !('frames' in state) || state.frames === 1

/** @throws Error for a document that is not shown */
function windowOf(document: Document): Window {
  const window = read(document, 'defaultView')
  if (!window) throw new Error('the document has no window.')
  return window
}

const FRAME_REMOVED = 'The page removed the overlay while it was open.'

/** The error for a page that has broken something without which the overlay cannot be shown. */
export function notShown(error: unknown): ErrorShape {
  return { code: 'overlay_unavailable', message: `The overlay could not be shown: ${String(error)}` }
}
