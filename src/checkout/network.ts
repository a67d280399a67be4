import type { Network } from './http/request.ts'
import type { Clock } from './flow/run.ts'
import { after } from '../shared/clock.ts'
import { listen } from '../shared/listen.ts'
import { afterVisible } from '../shared/visible-time.ts'

/** The browser's clock. */
export const clock: Clock = {
  now: () => performance.now(),
  wallTime: () => Date.now(),
  after,
  afterVisible: (ms, then) => afterVisible(document, { now: () => performance.now(), after }, ms, then),
}

/** The browser's network. */
export const network: Network = {
  fetch: (input, init) => fetch(input, init),
  after,
  afterVisible: clock.afterVisible,
  random: () => Math.random(),
  online: () => navigator.onLine,
  onOnline: (then) => listen(window, 'online', then),
}

/** The origins of the pages around this one, from its parent to the top one. Firefox does not report them. */
export function ancestorsOf({ location }: { readonly location: Location }): readonly string[] {
  return Array.from((location.ancestorOrigins as DOMStringList | undefined) ?? [])
}
