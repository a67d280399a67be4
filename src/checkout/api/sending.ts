import type { Step } from './step.ts'

/**
 * Whether a call may be repeated by itself when its answer is lost. `safe`: it changes nothing, however often it arrives.
 * `once`: it may send a text message, count a try of a code or make a loan, so it leaves a single time; what became of it
 * is asked, or the shopper is told and tries again.
 */
export type Sending = 'safe' | 'once'

/** Works a plan out and keeps nothing. Any other POST that a server names is unknown to us. */
const SAFE_POST = '/loans/account/repayments-detail'

/** Of a call that the server named in a step. */
export function sendingOf({ method, path }: Pick<Step, 'method' | 'path'>): Sending {
  return method === 'GET' || path.split('?')[0] === SAFE_POST ? 'safe' : 'once'
}
