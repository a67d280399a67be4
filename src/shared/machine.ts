/** The state that follows an event, and the effects to perform. */
export interface Transition<State, Effect> {
  readonly state: State
  readonly effects: readonly Effect[]
}

/** A running state machine. */
export interface Machine<State, Event> {
  readonly state: State
  /** Calls the listeners with the first state and performs its effects. To be called once, when all have subscribed. */
  start(): void
  send(event: Event): void
  /** The state that the event would lead to; undefined when the event would be ignored. Changes nothing. */
  peek(event: Event): State | undefined
  /** Calls the listener after each change, with the new and the previous state. Returns the function that unsubscribes. */
  subscribe(listener: (state: State, before: State) => void): () => void
}

interface MachineOptions<State, Event, Effect> {
  readonly first: Transition<State, Effect>
  /** Pure. Undefined when the state ignores the event. */
  transition(state: State, event: Event): Transition<State, Effect> | undefined
  perform(effect: Effect): void
}

/**
 * Runs a state machine. For each event, in this order: the state is replaced; the listeners are called, in the order in which they
 * subscribed (some clean up, others draw); the effects are performed, in the order of the transition.
 *
 * An event that an effect sends is handled at once, before the effects that follow: a page that destroys its overlay in a callback finds it
 * removed in the next line. An event that a listener sends waits for the effects: a success is still emitted when the new state could not
 * be drawn.
 */
export function createMachine<State, Event, Effect>({
  first,
  transition,
  perform,
}: MachineOptions<State, Event, Effect>): Machine<State, Event> {
  let { state } = first
  let isNotifying = false
  const waiting: Event[] = []
  const listeners = new Set<(state: State, before: State) => void>()

  function follow(next: Transition<State, Effect>): void {
    const before = state
    state = next.state
    isNotifying = true
    try {
      for (const listener of listeners) listener(state, before)
    } finally {
      isNotifying = false
    }
    const sentByListeners = waiting.splice(0)
    next.effects.forEach(perform)
    sentByListeners.forEach(send)
  }

  function send(event: Event): void {
    if (isNotifying) return void waiting.push(event)
    const next = transition(state, event)
    if (next) follow(next)
  }

  return {
    get state() {
      return state
    },
    start: () => follow(first),
    send,
    peek: (event) => transition(state, event)?.state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
