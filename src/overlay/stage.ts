import type { ErrorShape } from '../errors/klump-error.ts'
import type { ToPage } from '../protocol/messages.ts'
import type { SuccessOutcome } from '../protocol/outcome.ts'
import { ownProperties } from '../shared/own-properties.ts'
import type { OverlayOutcome } from '../loader/contract.ts'

/** How a wait goes: as it should, for more than five seconds, or without a network to wait for. */
export type Pace = 'usual' | 'slow' | 'offline'

/** Where the overlay is. `attempt` counts the frames: a new number is a new frame. */
export type Stage =
  /** The shop's order is on its way; there is no frame yet. */
  | { readonly at: 'waiting'; readonly pace: Pace }
  | { readonly at: 'loading'; readonly pace: Pace; readonly attempt: number }
  /** The checkout did not come, or came and died before there was a loan. `error` is for the shop, if it ends here. */
  | { readonly at: 'unreachable'; readonly attempt: number; readonly error: ErrorShape }
  /**
   * The checkout runs; `opened` once its first screen is drawn. `asked`: it was asked whether one may leave. `confirm`: the
   * shopper is. With a reference, be it empty, there may be a loan: the frame has said so, and has not said yet how it ended.
   * With `approved` the loan is made: whatever happens from then on, the opening ends as this success.
   */
  | {
      readonly at: 'running'
      readonly attempt: number
      readonly opened: boolean
      readonly leaving: 'no' | 'asked' | 'confirm'
      readonly step?: string
      readonly reference?: string
      readonly approved?: SuccessOutcome
    }
  /** The loan is being asked for: no leaving. `told`: the shopper tried and is told why. */
  | { readonly at: 'locked'; readonly attempt: number; readonly reference?: string; readonly told: boolean }
  | { readonly at: 'ended'; readonly outcome: OverlayOutcome }

export type StageEvent =
  | { readonly type: 'order' }
  | { readonly type: 'message'; readonly message: ToPage }
  /** The close button or Esc. */
  | { readonly type: 'close' }
  | { readonly type: 'stay' | 'leave' | 'retry' }
  | { readonly type: 'time'; readonly timer: Timer }
  /** The device lost the network, or has it again. */
  | { readonly type: 'offline' | 'online' }
  /** It cannot go on: the order is wrong, the door is broken, the page deleted the overlay. */
  | { readonly type: 'failure'; readonly error: ErrorShape }
  /** The frame does not show the checkout, or no longer; another frame may. */
  | { readonly type: 'dead'; readonly error: ErrorShape }
  /** What the effect `end` comes to: the success has been told, and nothing is left to be shown. */
  | { readonly type: 'end' }
  | { readonly type: 'destroy' }

export type Timer = 'slow' | 'frame' | 'first' | 'leave' | 'told' | 'locked'

/** What to do besides drawing the stage. */
export type Effect =
  'tell-load' | 'tell-open' | 'tell-success' | 'end' | 'ask-frame-to-leave' | 'check-network'

export interface Turn {
  readonly stage: Stage
  readonly effects: readonly Effect[]
}

// Which parts a stage has is asked with `in`: what a library put on `Object.prototype` is not one of them.
const turn = (stage: Stage, ...effects: Effect[]): Turn => ({ stage: ownProperties(stage), effects })
const end = (outcome: OverlayOutcome, ...effects: Effect[]) =>
  turn({ at: 'ended', outcome: ownProperties(outcome) }, ...effects)

/** Where every opening begins. */
export const FIRST_STAGE: Stage = /* @__PURE__ */ ownProperties({ at: 'waiting', pace: 'usual' })

/** What the event makes of the stage; nothing when it means nothing there. */
export function transition(stage: Stage, event: StageEvent): Turn | undefined {
  if (stage.at === 'ended') return undefined
  switch (event.type) {
    case 'order':
      return stage.at === 'waiting' ? turn({ ...stage, at: 'loading', attempt: 1 }) : undefined
    case 'message':
      return 'attempt' in stage ? hear(stage, event.message) : undefined
    case 'close':
      return close(stage)
    case 'stay':
      return isConfirming(stage) ? turn({ ...stage, leaving: 'no' }) : undefined
    case 'leave':
      return isConfirming(stage) ? cancelled(stage) : undefined
    case 'retry':
      return stage.at === 'unreachable' ? load(stage) : undefined
    case 'offline':
      return isWaiting(stage) ? turn({ ...stage, pace: 'offline' }) : undefined
    case 'online':
      return goOn(stage)
    case 'time':
      return pass(stage, event.timer)
    case 'failure':
      return atStake(stage) ?? end({ status: 'failed', error: event.error })
    case 'dead':
      return 'attempt' in stage && !isOffline(stage) ? lose(stage, event.error) : undefined
    default:
      // Destroyed, or at its end.
      return cancelled(stage)
  }
}

type WithFrame = Extract<Stage, { attempt: number }>

function hear(stage: WithFrame, message: ToPage): Turn | undefined {
  const { attempt } = stage
  // All that is left to the frame then is to close its last screen; loaded anew it would begin another purchase.
  if ('approved' in stage) return /leave|outcome|ready/.test(message.type) ? atStake(stage) : undefined
  switch (message.type) {
    case 'ready':
      // The frame was loaded anew after the loan was asked for and has forgotten it: starting over could make a second one.
      return atStake(stage) ?? turn(begun(attempt, false), 'tell-load')
    case 'opened': {
      if (stage.at === 'locked') return turn(stage, 'tell-load', 'tell-open')
      const open = stage.at === 'running' ? { ...stage, opened: true } : begun(attempt, true)
      return turn(open, 'tell-load', 'tell-open')
    }
    case 'alive':
      return undefined
    case 'approved': {
      const { type: _, ...names } = message
      return approve(stage, { status: 'success', ...names })
    }
    case 'busy': {
      const { locked, reference } = message
      if (!locked) {
        if (stage.at !== 'locked' && stage.at !== 'running') return undefined
        return turn({ ...begun(attempt, true), ...(reference !== undefined && { reference }) })
      }
      const known = reference || ('reference' in stage ? stage.reference : '')
      return turn({ at: 'locked', attempt, told: false, ...(known && { reference: known }) })
    }
    case 'leave': {
      if (stage.at !== 'running') return undefined
      const { confirm, step } = message
      const asked = ownProperties<Stage>({ ...stage, leaving: 'confirm', ...(step && { step }) })
      return confirm ? turn(asked) : cancelled(asked)
    }
    default: {
      const { outcome } = message
      // The lender agreed, and the frame has not said so before it ended.
      if (outcome.status === 'success') return approve(stage, outcome, 'end')
      // Not while a loan may exist: whoever forgets to say so, it is not a plain cancellation.
      if (outcome.status === 'cancelled') return atStake(stage) ?? end(outcome)
      return outcome.status === 'pending' ? end(outcome, 'tell-load', 'tell-open') : end(outcome)
    }
  }
}

// Shops count on load and open before success, whatever the frame forgot to say.
function approve({ attempt }: WithFrame, approved: SuccessOutcome, ...then: Effect[]): Turn {
  return turn({ ...begun(attempt, true), approved }, 'tell-load', 'tell-open', 'tell-success', ...then)
}

function close(stage: Stage): Turn | undefined {
  if (isWaiting(stage)) return cancelled(stage)
  switch (stage.at) {
    case 'unreachable':
      return end({ status: 'failed', error: stage.error })
    case 'running':
      // Closing the question is the careful answer to it.
      if (stage.leaving === 'confirm') return turn({ ...stage, leaving: 'no' })
      return stage.leaving === 'no' ? turn({ ...stage, leaving: 'asked' }, 'ask-frame-to-leave') : undefined
    case 'locked':
      return turn({ ...stage, told: true })
    default:
      return undefined
  }
}

/** How long each wait lasts at this stage, in milliseconds of visible time; what is not named does not run. */
export function timersFor(stage: Stage): Partial<Record<Timer, number>> {
  switch (stage.at) {
    case 'waiting':
      return stage.pace === 'usual' ? { slow: 5000 } : {}
    case 'loading':
      // Without a network there is nothing to be late.
      if (stage.pace === 'offline') return {}
      return { frame: 20_000, ...(stage.pace === 'usual' && { slow: 5000 }) }
    case 'running':
      return { ...(!stage.opened && { first: 20_000 }), ...(stage.leaving === 'asked' && { leave: 1500 }) }
    case 'locked':
      // A loan is looked for and decided within ten minutes each, and a frame that died is noticed sooner: this is for one that
      // answers and has forgotten what it waits for.
      return { locked: 30 * 60_000, ...(stage.told && { told: 8000 }) }
    default:
      return {}
  }
}

function pass(stage: Stage, timer: Timer): Turn | undefined {
  if (timer === 'slow' && isWaiting(stage)) return turn({ ...stage, pace: 'slow' })
  if (timer === 'frame' && stage.at === 'loading') return lose(stage, late(FRAME_TIMEOUT))
  if (timer === 'first' && stage.at === 'running' && !stage.opened) return lose(stage, late(FIRST_TIMEOUT))
  // A frame that does not even answer that has nothing left to lose.
  if (timer === 'leave' && stage.at === 'running') return cancelled(stage)
  if (timer === 'told' && stage.at === 'locked') return turn({ ...stage, told: false })
  return timer === 'locked' && stage.at === 'locked' ? atStake(stage) : undefined
}

const FRAME_TIMEOUT = 'The checkout did not answer within 20 s. Check checkoutUrl and the network.'
const FIRST_TIMEOUT = 'The checkout answered, and then showed nothing for 20 s.'
const late = (message: string): ErrorShape => ({ code: 'frame_timeout', message })

const begun = (attempt: number, opened: boolean) =>
  ({ at: 'running', attempt, opened, leaving: 'no' }) satisfies Stage

// What was typed in it is gone with the frame; the shopper may begin again in another, unless a loan may exist.
function lose(stage: WithFrame, error: ErrorShape): Turn | undefined {
  if (stage.at === 'unreachable') return undefined
  return atStake(stage) ?? turn({ at: 'unreachable', attempt: stage.attempt, error })
}

// A new frame: the old one may show the browser's own error page, and does not try again by itself.
function load({ attempt }: WithFrame): Turn {
  return turn({ at: 'loading', pace: 'usual', attempt: attempt + 1 }, 'check-network')
}

function goOn(stage: Stage): Turn | undefined {
  if (stage.at === 'unreachable') return load(stage)
  if (!isWaiting(stage) || stage.pace !== 'offline') return undefined
  return stage.at === 'loading' ? load(stage) : turn({ ...stage, pace: 'usual' })
}

/** Nothing has come from the frame that stands there, if one does. */
export function isWaiting(stage: Stage): stage is Extract<Stage, { pace: Pace }> {
  return 'pace' in stage
}

// What a frame shows then says nothing; the next one is loaded when the network is back.
function isOffline(stage: Stage): boolean {
  return isWaiting(stage) && stage.pace === 'offline'
}

/** The shopper is asked whether to leave. */
export function isConfirming(stage: Stage): stage is Extract<Stage, { at: 'running' }> {
  return stage.at === 'running' && stage.leaving === 'confirm'
}

function cancelled(stage: Stage): Turn {
  const step = stage.at === 'running' && stage.step
  return atStake(stage) ?? end({ status: 'cancelled', ...(step && { step }) })
}

// Once the loan may exist, an end we did not hear about is not a failure and not a cancellation: nobody knows yet. Locked
// without a reference (the API named none when the transaction began) it is pending all the same, with an empty one, as
// the checkout itself says it: calling it cancelled or failed invites the shopper to pay a second time, while pending
// makes the shop keep the order, which the webhook will name by the shop's own reference.
function atStake(stage: Stage): Turn | undefined {
  if ('approved' in stage && stage.approved) return end(stage.approved)
  const reference = 'reference' in stage ? stage.reference : undefined
  if (stage.at !== 'locked' && reference === undefined) return undefined
  return end({ status: 'pending', reference: reference ?? '' }, 'tell-load', 'tell-open')
}
