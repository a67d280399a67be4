import { CODES } from '../errors/codes.ts'
import type { ErrorShape } from '../errors/klump-error.ts'
import { closePayload, successPayload } from '../protocol/payloads.ts'
import { isLive, whyUnsafe } from '../protocol/unsafe-page.ts'
import { ownProperties } from '../shared/own-properties.ts'
import { realClock } from '../shared/clock.ts'
import { Promise } from '../shared/promise.ts'
import type {
  Delivery,
  OverlayEvent,
  OverlayHandle,
  OverlayOutcome,
  OverlayRequest,
} from '../loader/contract.ts'
import { NO_ORIGIN } from './dead-frame.ts'
import { validateOptions, validateDelivery, withHints, type Validation } from './validate-request.ts'
import { runningOn, type Join, type Subscription } from './registry.ts'
import { notShown, startSession, type World } from './session.ts'
import { afterVisible } from '../shared/visible-time.ts'

export { preloadFrame } from './preloaded-frame.ts'

/**
 * Opens the overlay for a request, or joins the one that is open for the same key and order, or refuses (`already_open`). Only
 * one is on a page at a time. Everything is reported to `request.onEvent`, the end exactly once.
 */
export function openOverlay(
  request: OverlayRequest,
  world: World = { document, clock: realClock },
  start = startSession,
): OverlayHandle {
  let subscription: Subscription | undefined
  let ended = false
  let stopWaiting = () => {}

  const passOn = (given: OverlayEvent): unknown => {
    if (ended) return undefined
    const event = ownProperties(given)
    if (event.type === 'success')
      return request.onEvent({
        ...event,
        payload: successPayload(ownProperties(event.outcome), event.redirect),
      })
    if (event.type !== 'end') return request.onEvent(event)
    ended = true
    stopWaiting()
    const outcome = ownProperties(event.outcome)
    const payload = closePayload(outcome)
    if (outcome.status !== 'failed') return request.onEvent({ ...event, payload })
    const error = { ...outcome.error, kind: CODES[outcome.error.code] }
    return request.onEvent({ ...event, payload, outcome: { ...outcome, error } })
  }
  const end = (outcome: OverlayOutcome): void => void passOn({ type: 'end', outcome })
  const fail = (error: ErrorShape) => end({ status: 'failed', error })

  function take(join: Join): void {
    subscription = join(passOn)
    // A listener receives earlier events while it joins. A callback of the shop may have ended this opening then, before the subscription
    // was known.
    if (ended) subscription.leave()
  }

  /** What comes within this visible time, or `late`. */
  function within<Of>(ms: number, coming: Promise<Of>, late: Of): Promise<Of> {
    return new Promise((resolve) => {
      stopWaiting = afterVisible(world.document, world.clock, ms, () => resolve(late))
      void coming.then(resolve).then(stopWaiting)
    })
  }
  /** A shop's server may never answer. */
  const inTime = (coming: Promise<Delivery>) =>
    within<Delivery>(TIMEOUT_MS, coming, { error: { code: 'data_unavailable', message: LATE } })

  async function admit(): Promise<void> {
    if (isSandboxed()) return fail({ code: 'opaque_origin', message: NO_ORIGIN })
    const warn = (message: string): unknown => request.onEvent({ type: 'warning', message })
    const hinted = <Of extends Parameters<typeof withHints>[0]>(read: Of, onWarning = warn) => {
      const worded = withHints(read, onWarning)
      return 'then' in worded ? within<Of>(HINTS_TIMEOUT_MS, worded, read) : worded
    }
    // Options that are wrong are refused before anything is shown, also when the order is still on its way.
    const checked = validateOptions(request)
    const withWords = hinted(checked)
    if ('error' in checked) return fail(((await withWords) as typeof checked).error)
    const { settings } = checked
    const unsafe = whyUnsafe(globalThis, new URL(settings.checkoutUrl).origin)
    const message = unsafe && UNSAFE[unsafe]
    if (message && isLive(settings.publicKey)) return fail({ code: 'unsafe_page', message })
    if (message) warn(message)
    const { renewData } = request
    // Without warnings of unknown names: the developer has read them for the first order.
    const renew =
      renewData && (async () => hinted(validateDelivery(settings, await inTime(renewData())), () => {}))
    let validation: Validation | Promise<Validation>
    if ('then' in request.data)
      validation = inTime(request.data).then((delivery) => hinted(validateDelivery(settings, delivery)))
    else {
      validation = validateDelivery(settings, request.data)
      const more = hinted(validation)
      // Where there are no words to fetch, this stays in the turn of the click.
      if ('error' in validation) validation = 'then' in more ? await more : more
    }
    for (;;) {
      // A valid order that is here already comes to this line without an await. So the second of two calls in one turn finds the overlay of
      // the first.
      if (!('then' in validation) && 'error' in validation) return fail(validation.error)
      const running = runningOn(world.document)
      if (!running) return take(start(settings, validation, world, renew))
      // Whether both have the same order is known when both orders are. Until then the open overlay stays as it is.
      validation = await validation
      const join = 'error' in validation ? undefined : await running.admit(validation.identity)
      if (ended) return
      if ('error' in validation) return fail(validation.error)
      if (runningOn(world.document) !== running) continue
      return join ? take(join) : fail({ code: 'already_open', message: ALREADY_OPEN })
    }
  }

  admit().catch((error: unknown) => fail(notShown(error)))
  return {
    close: () => (subscription ? subscription.close() : end({ status: 'cancelled' })),
    destroy: () => (subscription ? subscription.leave() : end({ status: 'cancelled' })),
  }
}

/** A page with an http(s) address and no origin. Its frames have no origin either, so that a hello from one proves nothing. */
const isSandboxed = () => globalThis.origin === 'null' && globalThis.location.protocol.startsWith('http')

const TIMEOUT_MS = 30_000
/** For the words of an error. Without them it has the paths and the names of the rules. */
const HINTS_TIMEOUT_MS = 5_000
const LATE = `data: did not come within ${TIMEOUT_MS / 1000} s.`
const UNSAFE = {
  insecure: 'A page that is not https (or on this machine), or is inside such a page, takes no LIVE key.',
  shared: 'A page of the checkout’s own origin could read what is typed, and takes no LIVE key.',
} as const
const ALREADY_OPEN = 'Another order is being paid on this page: one is open at a time.'
