import { createMachine, type Machine } from '../shared/machine.ts'
import { createAudience, type Audience } from './audience.ts'
import type { RedirectFollower } from './follow-redirect.ts'
import { claim, type Join } from './registry.ts'
import { INITIAL_STATE, transition, type Effect, type OverlayState, type StateEvent } from './state.ts'
import { isValid, type ForFrame, type Validation, type ValidRequest } from './validate-request.ts'

/** What a run is shown on: the overlay in the page or, in the tests of shops, a script that replaces it. */
export interface Stage {
  /** Shows the state, with the order as far as it is known; removes everything at the end. */
  show(state: OverlayState, forFrame: ForFrame | undefined): void
  /** The shop's order was read, and the state is the one that follows. */
  onOrder(forFrame: ForFrame): void
  /** The shop was asked for the order again, and returned this one. */
  onRenewed(forFrame: ForFrame): void
  /** The shopper wants to close: asks the checkout whether something would be lost. */
  requestLeave(): void
  /** The frame is loading its document anew, and will send hello again. */
  reopenDoor(forFrame: ForFrame | undefined): void
  isOffline(): boolean
  /** Takes the page to this address after the success, unless the page navigates by itself. */
  followRedirect(address: string): RedirectFollower | undefined
}

/** One run of the overlay without its page: its state, its order and its listeners. Several openings may share it. */
export interface OverlayRun extends Pick<Machine<OverlayState, StateEvent>, 'state' | 'send' | 'start'> {
  readonly join: Join
  readonly hold: Audience['hold']
  /** The shop's order has arrived. */
  arrive(validation: Validation): void
}

interface OverlayRunOptions {
  readonly document: Document
  readonly validation: Validation | Promise<Validation>
  /** Asks the shop for the order again, where it can be asked. */
  readonly renew: (() => Promise<Validation>) | undefined
  readonly stage: Stage
}

/** Begins the run of a page. The caller has seen that there is no other. */
export function createOverlayRun({ document, validation, renew, stage }: OverlayRunOptions): OverlayRun {
  let forFrame = isValid(validation) ? validation.forFrame : undefined
  let isRequesting = false
  const machine = createMachine<OverlayState, StateEvent, Effect>({
    first: { state: INITIAL_STATE, effects: ['check-network'] },
    transition,
    perform,
  })
  const audience = createAudience({
    machine,
    forFrame: () => forFrame,
    followRedirect: (address) => stage.followRedirect(address),
  })
  const claimed = claim(document, audience.join)
  if (isValid(validation)) claimed.identify(validation.identity)
  machine.subscribe((state) => {
    if (state.at === 'ended') claimed.release()
    stage.show(state, forFrame)
  })

  function perform(effect: Effect): void {
    switch (effect) {
      case 'request-leave':
        return stage.requestLeave()
      case 'request-order':
        return requestOrder()
      case 'reopen-door':
        return stage.reopenDoor(forFrame)
      case 'check-network':
        return stage.isOffline() ? machine.send({ type: 'offline' }) : undefined
      case 'end':
        return machine.send({ type: 'end' })
      default:
        return audience.emit(effect)
    }
  }

  // One request at a time: a frame that was loaded anew meanwhile receives the answer to the earlier request.
  function requestOrder(): void {
    if (isRequesting || !renew || machine.state.at === 'ended') return
    isRequesting = true
    void renew().then((given) => {
      isRequesting = false
      if (accept(given)) stage.onRenewed(given.forFrame)
    })
  }

  function accept(given: Validation): given is ValidRequest {
    if (machine.state.at === 'ended') return false
    if (isValid(given)) forFrame = given.forFrame
    else machine.send({ type: 'failure', error: given.error })
    return isValid(given)
  }

  return {
    get state() {
      return machine.state
    },
    send: machine.send,
    start: machine.start,
    join: audience.join,
    hold: audience.hold,
    arrive(given) {
      if (!accept(given)) return
      claimed.identify(given.identity)
      machine.send({ type: 'order' })
      if (machine.state.at !== 'ended') stage.onOrder(given.forFrame)
    },
  }
}
