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
import { focusAt, makeFace } from './face.ts'
import { mountHost } from './host.ts'
import type { Settings } from './options.ts'
import { isAdmitted, type ForFrame, type Reading } from './reading.ts'
import { followRedirect, type RedirectFollower } from './follow-redirect.ts'
import { redirectAddress } from './redirect.ts'
import { claim, release, type Join, type Listener, type Running, type Seat } from './registry.ts'
import { FIRST_STAGE, transition, type Effect, type Stage, type StageEvent } from './stage.ts'
import { wordsFor } from './strings.ts'
import { stageTimers } from './timers.ts'
import { takeWarm } from './warm.ts'
import { lossOf, watchedDoor } from './watched-door.ts'

/** The page and the time, so that tests can bring their own. */
export interface World {
  readonly document: Document
  readonly clock: Clock
}

// As it was when this was loaded: a page may put its own in its place.
const { Promise } = globalThis

/**
 * Opens the overlay and keeps it until its end: runs the stages (stage.ts) with timers, the door and the page. The caller
 * has seen that no other is open.
 */
export function startSession(
  settings: Settings,
  reading: Reading | Promise<Reading>,
  { document, clock }: World,
): Join {
  let stage: Stage = FIRST_STAGE
  let forFrame: ForFrame | undefined
  let door: PageEnd | undefined
  let back: BackEntry | undefined
  let focused: ReturnType<typeof focusAt> | undefined
  let redirect: RedirectFollower | undefined
  let tellEnd = () => {}
  const told: OverlayEvent[] = []
  const seats = new Set<Listener>()
  const timers = stageTimers(document, clock, (timer) => dispatch({ type: 'time', timer }))
  let identify: (identity: string | undefined) => void = () => {}
  const identity = new Promise<string | undefined>((resolve) => (identify = resolve))

  const window = read(document, 'defaultView')
  const opened = window?.location.href ?? ''
  const { publicKey, checkoutUrl, closeOnBack, locale, strings, appearance } = settings
  const { words, lang } = wordsFor(strings, locale)
  const ignore: (() => void)[] = []
  const warm = takeWarm(checkoutUrl)
  // Decided once: what covers the frame at the click stays until the frame has drawn its own. Without an order it would wait in
  // vain, and only the cover says for what; and it does not know yet in what theme to wait.
  const isReady =
    isAdmitted(reading) && (appearance?.theme ?? 'auto') === 'auto' && warm?.guard.hasGreeted() === true
  const host = mountHost({
    document,
    shell: warm?.shell,
    lang,
    label: words['overlay.title'],
    appearance: appearance ?? ownProperties({}),
    onClose: () => dispatch({ type: 'close' }),
    isWhole: () => face.frame?.isConnected !== false,
    onRemoved: () => dispatch({ type: 'failure', error: { code: 'frame_removed', message: FRAME_REMOVED } }),
  })
  const face = warm?.face ?? makeFace(host.dialog, addressFor(checkoutUrl, publicKey))

  function dispatch(event: StageEvent): void {
    const turn = transition(stage, event)
    if (!turn) return
    stage = turn.stage
    if (stage.at === 'ended') return end(stage.outcome, turn.effects, event.type === 'destroy')
    try {
      draw()
      timers.follow(stage)
    } catch (error) {
      return dispatch({ type: 'failure', error: notShown(error) })
    }
    turn.effects.forEach(perform)
  }

  function perform(effect: Effect): void {
    if (effect === 'ask-frame-to-leave') return door?.send({ type: 'leave-requested' })
    if (effect === 'end') return dispatch({ type: 'end' })
    if (effect === 'check-network') return isOffline() ? dispatch({ type: 'offline' }) : undefined
    const event = effect === 'tell-success' ? success() : { type: LIFE[effect] }
    // A frame that was loaded anew says so again; a shop hears it once.
    if (!event || told.some(({ type }) => type === event.type)) return
    told.push(event)
    const answers = [...seats].map((listener) => listener(event))
    if (event.type === 'success') redirect?.told('success', answers)
  }

  function success(): OverlayEvent | undefined {
    const given = 'approved' in stage ? stage.approved : undefined
    if (!given) return undefined
    const outcome = withOwnReference(given, forFrame)
    const address = redirectAddress(forFrame?.order.redirect_url, outcome)
    if (!address || !window) return { type: 'success', outcome }
    redirect = followRedirect({ window, clock, opened }, address)
    return { type: 'success', outcome, redirect: address }
  }

  const hasEnded = () => stage.at === 'ended'
  const isOffline = () => window?.navigator.onLine === false

  function draw(): void {
    face.draw(stage, {
      words,
      purchase: {
        shop: nameOf(window),
        isTest: !isLive(publicKey),
        amount: forFrame && writeNaira(forFrame.order.amount),
      },
      isReady: isReady && isFirstFrame(),
      dispatch,
      onFrame: openDoor,
    })
    // What is open already; the first focus is the dialog's own doing.
    const focus = focusAt(stage)
    if (host.dialog.open && focused !== focus) face.focus((focused = focus))
  }

  function isFirstFrame(): boolean {
    return !('attempt' in stage) || stage.attempt === 1
  }

  function openDoor(frame: HTMLIFrameElement): void {
    door?.close()
    door = undefined
    if (!forFrame || !('attempt' in stage) || !window) return
    const guard = isFirstFrame() ? warm?.guard : undefined
    door = watchedDoor({ window, clock, frame, checkoutUrl, open: forFrame, guard, dispatch })
  }

  function end(outcome: OverlayOutcome, effects: readonly Effect[], atOnce: boolean): void {
    clear()
    let isTold = false
    tellEnd = () => {
      window?.removeEventListener('pagehide', tellEnd)
      if (!isTold && seats.size > 0) {
        isTold = true
        tell(outcome, effects)
      }
    }
    // What callbacks do to the history would race with the way back over our entry.
    const left = back?.leave()
    if (!left || atOnce) return tellEnd()
    window?.addEventListener('pagehide', tellEnd)
    void left.then(tellEnd)
  }

  function tell(outcome: OverlayOutcome, effects: readonly Effect[]): void {
    effects.forEach(perform)
    const event: OverlayEvent = { type: 'end', outcome: withOwnReference(outcome, forFrame) }
    const answers = [...seats].map((listener) => listener(event))
    redirect?.told('end', answers)
    seats.clear()
    redirect?.follow()
  }

  function goBack(): boolean {
    dispatch({ type: 'close' })
    return stage.at !== 'ended'
  }

  // On a page that broke one of these the others are done all the same, and the outcome is told.
  function clear(): void {
    const steps = [
      () => door?.close(),
      timers.stop,
      ...ignore,
      () => warm?.guard.stop(),
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

  function arrive(read: Reading): void {
    if (hasEnded()) return
    if ('error' in read) return dispatch({ type: 'failure', error: read.error })
    forFrame = read.forFrame
    identify(read.identity)
    dispatch({ type: 'order' })
    // A warm frame was there before there was anything to say to it.
    if (!face.frame || door) return
    if (warm?.guard.isSound() !== false) return openDoor(face.frame)
    // It died while the order was on its way, and nothing was typed in it: the next one is loaded without a word.
    dispatch(lossOf('lost', checkoutUrl))
    dispatch({ type: 'retry' })
  }

  // What nobody has to wait for to see something. It takes longer than all the rest of the click: to hold the page still lays
  // all of it out anew, and to make a frame costs as much as to show one.
  function settle(): void {
    if (hasEnded()) return
    try {
      host.settle()
      timers.follow(stage)
    } catch (error) {
      return dispatch({ type: 'failure', error: notShown(error) })
    }
    if (!('then' in reading)) clock.soon(() => arrive(reading))
  }

  const running: Running = {
    version: 2,
    admit: async (given) => ((await identity) === given ? join : undefined),
  }

  function join(listener: Listener): Seat {
    seats.add(listener)
    told.forEach(listener)
    // On a page that broke what is drawn with, it ended before anybody could listen.
    if (hasEnded()) tellEnd()
    return {
      close: () => dispatch({ type: 'close' }),
      leave() {
        if (!seats.has(listener)) return
        if (hasEnded()) return tellEnd()
        if (seats.size === 1) return dispatch({ type: 'destroy' })
        seats.delete(listener)
        // What this one alone would have come to; the others go on.
        const turn = transition(stage, { type: 'destroy' })
        if (turn?.stage.at === 'ended')
          listener({ type: 'end', outcome: withOwnReference(turn.stage.outcome, forFrame) })
      },
    }
  }

  claim(document, running)
  try {
    if (isAdmitted(reading)) forFrame = reading.forFrame
    draw()
    clock.soon(settle)
    if ('then' in reading) void reading.then(arrive)
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
    stage = { at: 'ended', outcome: { status: 'cancelled' } }
    clear()
    throw error
  }
  return join
}

const LIFE = { 'tell-load': 'load', 'tell-open': 'open' } as const

const FRAME_REMOVED = 'The page removed the overlay while it was open.'

/** For what a page has broken that is needed to show anything. */
export function notShown(error: unknown): ErrorShape {
  return { code: 'overlay_unavailable', message: `The overlay could not be shown: ${String(error)}` }
}

// The order's reference is the shop's own word for it, so the frame need not repeat it.
function withOwnReference<Ended extends OverlayOutcome>(
  outcome: Ended,
  forFrame: ForFrame | undefined,
): Ended {
  if (outcome.status !== 'success' && outcome.status !== 'pending') return outcome
  const merchantReference = forFrame?.order.merchant_reference ?? outcome.merchantReference
  return merchantReference === undefined ? outcome : { ...outcome, merchantReference }
}
