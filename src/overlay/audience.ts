import type { OverlayEvent } from '../loader/contract.ts'
import type { Machine } from '../shared/machine.ts'
import { ownProperties } from '../shared/own-properties.ts'
import type { RedirectFollower } from './follow-redirect.ts'
import { withOwnReference } from './own-reference.ts'
import { redirectAddress } from './redirect.ts'
import type { Join, Listener } from './registry.ts'
import type { EmittedEvent, OverlayState, StateEvent } from './state.ts'
import type { ForFrame } from './validate-request.ts'

/** The listeners of a run: one for each opening that shares it. */
export interface Audience {
  readonly join: Join
  /** Calls every listener. An event of a type that was emitted before is not emitted again, and none after the end. */
  emit(event: EmittedEvent): void
  /** Keeps what is emitted from now on until the promise resolves, or a listener leaves. */
  hold(until: Promise<void>): void
}

interface AudienceOptions {
  readonly machine: Machine<OverlayState, StateEvent>
  /** The shop's order, as far as it is known: its reference and its address to go to are added to the events. */
  forFrame(): ForFrame | undefined
  /** Called for a success with an address, before the listeners are called. */
  followRedirect(address: string): RedirectFollower | undefined
}

/**
 * A listener that joins late is first called with the events that were emitted before. The last listener that leaves ends the run; one that
 * leaves before the others is called with the end that the run would have come to, and the others go on.
 */
export function createAudience({ machine, forFrame, followRedirect }: AudienceOptions): Audience {
  const listeners = new Set<Listener>()
  const emitted: OverlayEvent[] = []
  let held: OverlayEvent[] | undefined
  let redirect: RedirectFollower | undefined
  let dispatching = 0
  let hasEnded = false

  function complete(event: EmittedEvent): OverlayEvent {
    if (event.type === 'end') return { ...event, outcome: withOwnReference(event.outcome, forFrame()) }
    if (event.type !== 'success') return event
    const outcome = withOwnReference(event.outcome, forFrame())
    const redirect = redirectAddress(forFrame()?.order?.redirect_url, outcome)
    // What a page put on Object.prototype is no address to go to.
    return ownProperties({ ...event, outcome, ...(redirect && { redirect }) })
  }

  function dispatch(event: OverlayEvent): void {
    if (event.type === 'success' && event.redirect) redirect = followRedirect(event.redirect)
    dispatching++
    const answers = [...listeners].map((listener) => listener(event))
    dispatching--
    if (event.type === 'success' || event.type === 'end') redirect?.callbacksRan(event.type, answers)
    if (event.type === 'end') {
      listeners.clear()
      hasEnded = true
    }
    // A callback for the success may itself end the run. What it returns is known, and waited for, when it has returned.
    if (hasEnded && dispatching === 0) redirect?.follow()
  }

  function release(): void {
    const events = held ?? []
    held = undefined
    events.forEach(dispatch)
  }

  function leave(listener: Listener): void {
    if (!listeners.has(listener)) return
    if (listeners.size === 1) machine.send({ type: 'destroy' })
    release()
    // `destroy` has given this listener the end, except when others stay or the overlay is just being drawn: then its own end follows here.
    if (!listeners.delete(listener)) return
    const alone = machine.peek({ type: 'destroy' }) ?? machine.state
    if (alone.at === 'ended') listener(complete({ type: 'end', outcome: alone.outcome }))
  }

  return {
    emit(event) {
      if (emitted.some(({ type }) => type === event.type || type === 'end')) return
      const completed = complete(event)
      emitted.push(completed)
      if (held) held.push(completed)
      else dispatch(completed)
    },
    hold(until) {
      held = []
      void until.then(release, release)
    },
    join(listener) {
      release()
      listeners.add(listener)
      emitted.forEach((event) => listener(event))
      if (machine.state.at === 'ended') listeners.delete(listener)
      return { close: () => machine.send({ type: 'close' }), leave: () => leave(listener) }
    },
  }
}
