import { tell } from './callbacks.ts'
import { realClock } from './overlay/clock.ts'

// What integrations written for Klump's earlier script expect of an instance.

/** Integrations in the field call methods that the earlier script never had, and died there of a TypeError. */
export function notNeeded(name: string): void {
  tell('warn', `Klump: ${name}() does nothing. It opens by itself; open() opens again.`)
}

/** The order's `redirect_url`, after everybody who waits for `result` has had it: that is in this turn's microtasks. */
export function goTo(address: string | undefined): void {
  if (address) realClock.after(0, () => location.assign(address))
}
