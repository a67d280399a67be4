import type { ErrorShape } from '../errors/klump-error.ts'
import { ownProperties } from '../shared/own-properties.ts'
import { read } from '../shared/unclobbered.ts'
import { writeNaira } from '../shared/naira.ts'
import type { PageEnd } from '../protocol/page-end.ts'
import { addressFor } from './address-for.ts'
import { isLive } from '../protocol/unsafe-page.ts'
import { backEntry, type BackEntry } from './back.ts'
import type { Clock } from '../shared/clock.ts'
import type { OverlayEvent, OverlayOutcome } from '../loader/contract.ts'
import { nameOf, watchLeaving, watchNetwork } from './device.ts'
import { focusAt, createOverlayView } from './overlay-view.ts'
import { mountHost } from './host.ts'
import type { Settings } from './options.ts'
import { isValid, type ForFrame, type Validation } from './validate-request.ts'
import { followRedirect, type RedirectFollower } from './follow-redirect.ts'
import { withOwnReference } from './own-reference.ts'
import { redirectAddress } from './redirect.ts'
import { claim, release, type Join, type Listener, type Running, type Subscription } from './registry.ts'
import { INITIAL_STATE, transition, type Effect, type OverlayState, type StateEvent } from './state.ts'
import { wordsFor } from './strings.ts'
import { stateTimers } from './timers.ts'
import { takePreloaded } from './preloaded-frame.ts'
import { lossOf, watchedDoor } from './watched-door.ts'

/** The page and the time, so that tests can bring their own. */
export interface World {
  readonly document: Document
  readonly clock: Clock
}

// As it was when this was loaded: a page may put its own in its place.
const { Promise } = globalThis

/**
 * Opens the overlay and keeps it until its end: runs its states (state.ts) with timers, the door and the page. The caller
 * has seen that no other is open. `renew` asks the shop for the order again, where it can be.
 */
export function startSession(
  settings: Settings,
  validation: Validation | Promise<Validation>,
  { document, clock }: World,
  renew?: () => Promise<Validation>,
): Join {
  let state: OverlayState = INITIAL_STATE
  let forFrame: ForFrame | undefined
  let door: PageEnd | undefined
  let back: BackEntry | undefined
  let focused: ReturnType<typeof focusAt> | undefined
  let redirect: RedirectFollower | undefined
  let isAsking = false
  let emitEnd = () => {}
  const emitted: OverlayEvent[] = []
  const listeners = new Set<Listener>()
  const timers = stateTimers(document, clock, (timer) => dispatch({ type: 'time', timer }))
  let identify: (identity: string | undefined) => void = () => {}
  const identity = new Promise<string | undefined>((resolve) => (identify = resolve))

  const window = read(document, 'defaultView')
  const opened = window?.location.href ?? ''
  const { publicKey, checkoutUrl, closeOnBack, locale, strings, appearance } = settings
  const { words, lang } = wordsFor(strings, locale)
  const ignore: (() => void)[] = []
  const preloaded = takePreloaded(checkoutUrl)
  // Decided once: what covers the frame at the click stays until the frame has drawn its own. Without an order it would wait in
  // vain, and only the cover says for what; and it does not know yet in what theme to wait.
  const isReady =
    isValid(validation) && (appearance?.theme ?? 'auto') === 'auto' && preloaded?.guard.hasGreeted() === true
  const host = mountHost({
    document,
    shell: preloaded?.shell,
    lang,
    label: words['overlay.title'],
    appearance: appearance ?? ownProperties({}),
    onClose: () => dispatch({ type: 'close' }),
    isWhole: () => view.frame?.isConnected !== false,
    onRemoved: () => dispatch({ type: 'failure', error: { code: 'frame_removed', message: FRAME_REMOVED } }),
  })
  const view = preloaded?.view ?? createOverlayView(host.dialog, addressFor(checkoutUrl, publicKey))

  function dispatch(event: StateEvent): void {
    const next = transition(state, event)
    if (!next) return
    state = next.state
    if (state.at === 'ended') return end(state.outcome, next.effects, event.type === 'destroy')
    try {
      draw()
      timers.follow(state)
    } catch (error) {
      return dispatch({ type: 'failure', error: notShown(error) })
    }
    next.effects.forEach(perform)
  }

  function perform(effect: Effect): void {
    if (effect === 'ask-frame-to-leave') return door?.send({ type: 'leave-requested' })
    if (effect === 'ask-for-order') return askForOrder()
    if (effect === 'end') return dispatch({ type: 'end' })
    if (effect === 'check-network') return isOffline() ? dispatch({ type: 'offline' }) : undefined
    const event = effect === 'emit-success' ? success() : { type: LIFE[effect] }
    // A frame that was loaded anew says so again; a shop hears it once.
    if (!event || emitted.some(({ type }) => type === event.type)) return
    emitted.push(event)
    const answers = [...listeners].map((listener) => listener(event))
    if (event.type === 'success') redirect?.told('success', answers)
  }

  // One question at a time, also where the frame was loaded anew meanwhile: whoever is there hears the answer.
  function askForOrder(): void {
    if (isAsking || !renew) return
    isAsking = true
    void renew().then((read) => {
      isAsking = false
      if (hasEnded()) return
      if ('error' in read) return dispatch({ type: 'failure', error: read.error })
      forFrame = read.forFrame
      const { order, verdict } = forFrame
      door?.send({ type: 'order', ...(order && { order }), ...(verdict && { verdict }) })
    })
  }

  function success(): OverlayEvent | undefined {
    const given = 'approved' in state ? state.approved : undefined
    if (!given) return undefined
    const outcome = withOwnReference(given, forFrame)
    const address = redirectAddress(forFrame?.order?.redirect_url, outcome)
    if (!address || !window) return { type: 'success', outcome }
    redirect = followRedirect({ window, clock, opened }, address)
    return { type: 'success', outcome, redirect: address }
  }

  const hasEnded = () => state.at === 'ended'
  const isOffline = () => window?.navigator.onLine === false

  function draw(): void {
    view.draw(state, {
      words,
      purchase: {
        shop: nameOf(window),
        isTest: !isLive(publicKey),
        amount: forFrame?.order && writeNaira(forFrame.order.amount),
      },
      isReady: isReady && isFirstFrame(),
      dispatch,
      onFrame: openDoor,
    })
    // What is open already; the first focus is the dialog's own doing.
    const focus = focusAt(state)
    if (host.dialog.open && focused !== focus) view.focus((focused = focus))
  }

  function isFirstFrame(): boolean {
    return !('attempt' in state) || state.attempt === 1
  }

  function openDoor(frame: HTMLIFrameElement): void {
    door?.close()
    door = undefined
    if (!forFrame || !('attempt' in state) || !window) return
    const guard = isFirstFrame() ? preloaded?.guard : undefined
    const open = { ...forFrame, ...(renew && { renewable: true }) }
    door = watchedDoor({ window, clock, frame, checkoutUrl, open, guard, dispatch })
  }

  function end(outcome: OverlayOutcome, effects: readonly Effect[], atOnce: boolean): void {
    clear()
    let isTold = false
    emitEnd = () => {
      window?.removeEventListener('pagehide', emitEnd)
      if (!isTold && listeners.size > 0) {
        isTold = true
        emit(outcome, effects)
      }
    }
    // What callbacks do to the history would race with the way back over our entry.
    const left = back?.leave()
    if (!left || atOnce) return emitEnd()
    window?.addEventListener('pagehide', emitEnd)
    void left.then(emitEnd)
  }

  function emit(outcome: OverlayOutcome, effects: readonly Effect[]): void {
    effects.forEach(perform)
    const event: OverlayEvent = { type: 'end', outcome: withOwnReference(outcome, forFrame) }
    const answers = [...listeners].map((listener) => listener(event))
    redirect?.told('end', answers)
    listeners.clear()
    redirect?.follow()
  }

  function goBack(): boolean {
    dispatch({ type: 'close' })
    return state.at !== 'ended'
  }

  // On a page that broke one of these the others are done all the same, and the outcome is told.
  function clear(): void {
    const steps = [
      () => door?.close(),
      timers.stop,
      ...ignore,
      () => preloaded?.guard.stop(),
      host.undo,
      () => release(document, running),
      () => identify(undefined),
    ]
    for (const step of steps) {
      try {
        step()
      } catch {
        // Nobody here can mend the page.
      }
    }
  }

  function arrive(read: Validation): void {
    if (hasEnded()) return
    if ('error' in read) return dispatch({ type: 'failure', error: read.error })
    forFrame = read.forFrame
    identify(read.identity)
    dispatch({ type: 'order' })
    // A preloaded frame was there before there was anything to say to it.
    if (!view.frame || door) return
    if (preloaded?.guard.isSound() !== false) return openDoor(view.frame)
    // It died while the order was on its way, and nothing was typed in it: the next one is loaded without a word.
    dispatch(lossOf('lost', checkoutUrl))
    dispatch({ type: 'retry' })
  }

  // What nobody has to wait for to see something. It takes longer than all the rest of the click: to hold the page still lays
  // all of it out anew, and to make a frame costs as much as to show one.
  function becomeModal(): void {
    if (hasEnded()) return
    try {
      host.becomeModal()
      timers.follow(state)
    } catch (error) {
      return dispatch({ type: 'failure', error: notShown(error) })
    }
    if (!('then' in validation)) clock.soon(() => arrive(validation))
  }

  const running: Running = {
    version: 2,
    admit: async (given) => ((await identity) === given ? join : undefined),
  }

  function join(listener: Listener): Subscription {
    listeners.add(listener)
    emitted.forEach(listener)
    // On a page that broke what is drawn with, it ended before anybody could listen.
    if (hasEnded()) emitEnd()
    return {
      close: () => dispatch({ type: 'close' }),
      leave() {
        if (!listeners.has(listener)) return
        if (hasEnded()) return emitEnd()
        if (listeners.size === 1) return dispatch({ type: 'destroy' })
        listeners.delete(listener)
        // What this one alone would have come to; the others go on.
        const next = transition(state, { type: 'destroy' })
        if (next?.state.at === 'ended')
          listener({ type: 'end', outcome: withOwnReference(next.state.outcome, forFrame) })
      },
    }
  }

  claim(document, running)
  try {
    if (isValid(validation)) forFrame = validation.forFrame
    draw()
    clock.soon(becomeModal)
    if ('then' in validation) void validation.then(arrive)
    host.show()
    if (window) {
      ignore.push(
        watchNetwork(window, (type) => dispatch({ type })),
        watchLeaving(window, () => {
          back?.forget()
          back = undefined
          dispatch({ type: 'destroy' })
        }),
      )
      if (closeOnBack) back = backEntry(window, clock, goBack)
    }
    perform('check-network')
  } catch (error) {
    // An order that still comes finds nothing to draw into.
    state = { at: 'ended', outcome: { status: 'cancelled' } }
    clear()
    throw error
  }
  return join
}

const LIFE = { 'emit-load': 'load', 'emit-open': 'open' } as const

const FRAME_REMOVED = 'The page removed the overlay while it was open.'

/** For what a page has broken that is needed to show anything. */
export function notShown(error: unknown): ErrorShape {
  return { code: 'overlay_unavailable', message: `The overlay could not be shown: ${String(error)}` }
}
