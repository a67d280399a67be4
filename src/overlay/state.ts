import type { ErrorShape } from '../errors/klump-error.ts'
import type { ToPage } from '../protocol/messages.ts'
import type { SuccessOutcome } from '../protocol/outcome.ts'
import type { Transition } from '../shared/machine.ts'
import { ownProperties } from '../shared/own-properties.ts'
import type { OverlayEvent, OverlayOutcome } from '../loader/contract.ts'

/** How a wait goes: as usual, for more than five seconds, or without a network. */
export type Pace = 'usual' | 'slow' | 'offline'

/** What the overlay shows. `frames` is the number of frames so far: a higher number means a new frame. */
export type OverlayState =
  /** The shop's order is on its way. The frame loads meanwhile, and is sent nothing. */
  | { readonly at: 'waiting'; readonly pace: Pace }
  /** `sent`: the frame has answered and was sent the order, which it may have sent to Klump. Another frame would send the order twice. */
  | { readonly at: 'loading'; readonly pace: Pace; readonly frames: number; readonly sent?: true }
  /** The checkout did not load, or died before a loan was requested. `error` is for the shop, should the shopper close now. */
  | { readonly at: 'unreachable'; readonly frames: number; readonly error: ErrorShape }
  /**
   * The checkout runs; `opened` once its first screen is drawn. `leaving` is `requested` while the frame is asked whether something would
   * be lost, and `confirm` while the shopper is asked. With a `reference`, even an empty one, a loan may exist: the frame has reported
   * that, and has not reported yet how it ended. With `approved` the loan is made: the run then ends as this success in any case.
   */
  | {
      readonly at: 'running'
      readonly frames: number
      readonly opened: boolean
      readonly leaving: 'no' | 'requested' | 'confirm'
      readonly step?: string
      readonly reference?: string
      readonly approved?: SuccessOutcome
    }
  /** The loan is being requested or decided, and closing is refused. `explained`: the shopper tried to close, and a notice says why not. */
  | {
      readonly at: 'locked'
      readonly frames: number
      readonly reference?: string
      readonly explained: boolean
    }
  | { readonly at: 'ended'; readonly outcome: OverlayOutcome }

export type StateEvent =
  | { readonly type: 'order' }
  | { readonly type: 'message'; readonly message: ToPage }
  | { readonly type: 'sent' }
  /** The close button or Esc. */
  | { readonly type: 'close' }
  | { readonly type: 'stay' | 'leave' | 'retry' }
  | { readonly type: 'time'; readonly timer: Timer }
  /** The device lost the network, or has it again. */
  | { readonly type: 'offline' | 'online' }
  /** The run cannot go on: the order is not valid, the door is broken, or the page deleted the overlay. */
  | { readonly type: 'failure'; readonly error: ErrorShape }
  /** The frame does not show the checkout, or no longer does. Another frame may. */
  | { readonly type: 'dead'; readonly error: ErrorShape }
  /** Sent by the effect `end`: the success has been emitted, and there is nothing left to show. */
  | { readonly type: 'end' }
  | { readonly type: 'destroy' }

export type Timer = 'slow' | 'frame' | 'ready' | 'first' | 'leave' | 'explained' | 'locked'

/** What to do besides drawing the state. An event is emitted to the listeners. */
export type Effect =
  EmittedEvent | 'end' | 'request-leave' | 'request-order' | 'reopen-door' | 'check-network'

/** What the listeners receive, without what the shop's order adds to it (audience.ts). */
export type EmittedEvent = Exclude<OverlayEvent, { type: 'warning' }>

type Next = Transition<OverlayState, Effect>

// The code below asks with `in` which properties a state has. States therefore inherit nothing from `Object.prototype`.
const enter = (state: OverlayState, ...effects: Effect[]): Next => ({
  state: ownProperties(state),
  effects,
})
function end(given: OverlayOutcome, ...effects: Effect[]): Next {
  const outcome = ownProperties(given)
  return enter({ at: 'ended', outcome }, ...effects, { type: 'end', outcome })
}

const LOAD: EmittedEvent = { type: 'load' }
const OPEN: EmittedEvent = { type: 'open' }

/** The first state of every run. */
export const INITIAL_STATE: OverlayState = /* @__PURE__ */ ownProperties({ at: 'waiting', pace: 'usual' })

/** The state after the event, and its effects; undefined when the event means nothing in this state. */
export function transition(state: OverlayState, event: StateEvent): Next | undefined {
  if (state.at === 'ended') return undefined
  switch (event.type) {
    case 'order':
      return state.at === 'waiting' ? enter({ ...state, at: 'loading', frames: 1 }) : undefined
    case 'message':
      return 'frames' in state ? onMessage(state, event.message) : undefined
    case 'sent':
      return state.at === 'loading' ? enter({ ...state, sent: true }) : undefined
    case 'close':
      return close(state)
    case 'stay':
      return isConfirming(state) ? enter({ ...state, leaving: 'no' }) : undefined
    case 'leave':
      return isConfirming(state) ? cancelled(state) : undefined
    case 'retry':
      return state.at === 'unreachable' ? load(state) : undefined
    case 'offline':
      return isWaiting(state) ? enter({ ...state, pace: 'offline' }) : undefined
    case 'online':
      return goOn(state)
    case 'time':
      return pass(state, event.timer)
    case 'failure':
      return atStake(state) ?? end({ status: 'failed', error: event.error })
    case 'dead':
      return 'frames' in state && !isOffline(state) ? lose(state, event.error) : undefined
    default:
      // `destroy` and `end`.
      return cancelled(state)
  }
}

type WithFrame = Extract<OverlayState, { frames: number }>

function onMessage(state: WithFrame, message: ToPage): Next | undefined {
  const { frames } = state
  // After the approval the frame can only close its last screen. A frame that reloads (`ready`) would begin another purchase.
  if ('approved' in state) return /leave|outcome|ready/.test(message.type) ? atStake(state) : undefined
  switch (message.type) {
    case 'ready':
      // A frame that reloads after the loan was requested has forgotten the loan. Starting over could make a second one.
      return atStake(state) ?? enter(begun(frames, false), LOAD)
    case 'opened': {
      if (state.at === 'locked') return enter(state, LOAD, OPEN)
      const open = state.at === 'running' ? { ...state, opened: true } : begun(frames, true)
      return enter(open, LOAD, OPEN)
    }
    case 'alive':
      return undefined
    case 'outdated':
      return atStake(state) ?? enter({ at: 'loading', pace: 'usual', frames }, 'reopen-door')
    case 'reference-used':
      return atStake(state) ? undefined : enter(state, 'request-order')
    case 'approved': {
      const { type: _, ...names } = message
      return approve(state, { status: 'success', ...names })
    }
    case 'busy': {
      const { locked, reference } = message
      if (!locked) {
        // A reference means that a loan may exist. It counts also in `unreachable`: the frame was slow to answer, and is back.
        if (reference === undefined && state.at !== 'locked' && state.at !== 'running') return undefined
        return enter({ ...begun(frames, true), ...(reference !== undefined && { reference }) })
      }
      const known = reference || ('reference' in state ? state.reference : '')
      return enter({ at: 'locked', frames, explained: false, ...(known && { reference: known }) })
    }
    case 'leave': {
      if (state.at !== 'running') return undefined
      const { confirm, step } = message
      const leaving = ownProperties<OverlayState>({ ...state, leaving: 'confirm', ...(step && { step }) })
      return confirm ? enter(leaving) : cancelled(leaving)
    }
    default: {
      const { outcome } = message
      // The lender has agreed, and the frame did not report the approval before.
      if (outcome.status === 'success') return approve(state, outcome, 'end')
      // While a loan may exist the run ends as pending, also when the frame calls that a cancellation.
      if (outcome.status === 'cancelled') return atStake(state) ?? end(outcome)
      return outcome.status === 'pending' ? end(outcome, LOAD, OPEN) : end(outcome)
    }
  }
}

// Shops rely on load and open before success, also when the frame has not sent them.
function approve({ frames }: WithFrame, approved: SuccessOutcome, ...then: Effect[]): Next {
  const success: EmittedEvent = { type: 'success', outcome: approved }
  return enter({ ...begun(frames, true), approved }, LOAD, OPEN, success, ...then)
}

function close(state: OverlayState): Next | undefined {
  if (isWaiting(state)) return cancelled(state)
  switch (state.at) {
    case 'unreachable':
      return end({ status: 'failed', error: state.error })
    case 'running':
      // Closing while the question is shown means Stay, the answer that loses nothing.
      if (state.leaving === 'confirm') return enter({ ...state, leaving: 'no' })
      return state.leaving === 'no' ? enter({ ...state, leaving: 'requested' }, 'request-leave') : undefined
    case 'locked':
      return enter({ ...state, explained: true })
    default:
      return undefined
  }
}

/** How long each timer runs in this state, in milliseconds of visible time. A timer that is not named does not run. */
export function timersFor(state: OverlayState): Partial<Record<Timer, number>> {
  switch (state.at) {
    case 'waiting':
      return state.pace === 'usual' ? { slow: 5000 } : {}
    case 'loading':
      // Without a network there is no time limit.
      if (state.pace === 'offline') return {}
      return { [state.sent ? 'ready' : 'frame']: 20_000, ...(state.pace === 'usual' && { slow: 5000 }) }
    case 'running':
      return {
        ...(!state.opened && { first: 20_000 }),
        ...(state.leaving === 'requested' && { leave: 1500 }),
      }
    case 'locked':
      // The checkout itself unlocks: it looks for an unanswered loan for one minute (checkout/flow/loan.ts), and lets the shopper leave an
      // undecided loan after two. A dead frame is noticed sooner. This limit is for a frame that answers pings and never unlocks.
      return { locked: 30 * 60_000, ...(state.explained && { explained: 8000 }) }
    default:
      return {}
  }
}

function pass(state: OverlayState, timer: Timer): Next | undefined {
  if (timer === 'slow' && isWaiting(state)) return enter({ ...state, pace: 'slow' })
  if (timer === 'frame' && state.at === 'loading') return lose(state, late(FRAME_TIMEOUT))
  if (timer === 'ready' && state.at === 'loading') return lose(state, late(FIRST_TIMEOUT))
  if (timer === 'first' && state.at === 'running' && !state.opened) return lose(state, late(FIRST_TIMEOUT))
  // A frame that does not answer the question hangs: nothing that was typed can be kept.
  if (timer === 'leave' && state.at === 'running') return cancelled(state)
  if (timer === 'explained' && state.at === 'locked') return enter({ ...state, explained: false })
  return timer === 'locked' && state.at === 'locked' ? atStake(state) : undefined
}

const FRAME_TIMEOUT = 'The checkout did not answer within 20 s. Check checkoutUrl and the network.'
const FIRST_TIMEOUT = 'The checkout answered, and then showed nothing for 20 s.'
const late = (message: string): ErrorShape => ({ code: 'frame_timeout', message })

const begun = (frames: number, opened: boolean) =>
  ({ at: 'running', frames, opened, leaving: 'no' }) satisfies OverlayState

// What was typed in the frame is lost. The shopper may begin again in another frame, unless a loan may exist.
function lose(state: WithFrame, error: ErrorShape): Next | undefined {
  if (state.at === 'unreachable') return undefined
  return atStake(state) ?? enter({ at: 'unreachable', frames: state.frames, error })
}

// A new frame, because the old one may show the browser's error page, which does not load again by itself.
function load({ frames }: WithFrame): Next {
  return enter({ at: 'loading', pace: 'usual', frames: frames + 1 }, 'check-network')
}

function goOn(state: OverlayState): Next | undefined {
  if (state.at === 'unreachable') return load(state)
  if (!isWaiting(state) || state.pace !== 'offline') return undefined
  return state.at === 'loading' && !state.sent ? load(state) : enter({ ...state, pace: 'usual' })
}

/** The order is not there yet, or the frame has not sent `ready` yet. */
export function isWaiting(state: OverlayState): state is Extract<OverlayState, { pace: Pace }> {
  return 'pace' in state
}

// Without a network a frame that shows no checkout proves nothing. When the network is back, another frame is loaded, or the timer `ready`
// ends the wait for a frame that was sent the order.
function isOffline(state: OverlayState): boolean {
  return isWaiting(state) && state.pace === 'offline'
}

/** The shopper is being asked whether to leave. */
export function isConfirming(state: OverlayState): state is Extract<OverlayState, { at: 'running' }> {
  return state.at === 'running' && state.leaving === 'confirm'
}

function cancelled(state: OverlayState): Next {
  const step = state.at === 'running' && state.step
  return atStake(state) ?? end({ status: 'cancelled', ...(step && { step }) })
}

// Once a loan may exist, a run that ends without word from the frame is pending: neither failed nor cancelled is known to be true,
// and both would invite the shopper to pay a second time. Without a reference (the API named none when the transaction began) it is
// pending with an empty one, as the checkout does it. The shop then keeps the order, and the webhook will name it by the shop's own
// reference.
function atStake(state: OverlayState): Next | undefined {
  if ('approved' in state && state.approved) return end(state.approved)
  if (!mayHaveLoan(state)) return undefined
  const reference = 'reference' in state ? state.reference : undefined
  return end({ status: 'pending', reference: reference ?? '' }, LOAD, OPEN)
}

/** The frame has reported that a loan may exist. */
export function mayHaveLoan(state: OverlayState): boolean {
  return state.at === 'locked' || ('reference' in state && state.reference !== undefined)
}
