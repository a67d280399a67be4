import type { Sending } from '../http/sending.ts'
import type { Step } from '../model/step.ts'

/** Works a plan out and keeps nothing. Any other POST that a server names is unknown to us. */
const SAFE_POST = '/loans/account/repayments-detail'

/** Of a call that the server named in a step. */
export function sendingOf({ method, path }: Pick<Step, 'method' | 'path'>): Sending {
  return method === 'GET' || path.split('?')[0] === SAFE_POST ? 'safe' : 'once'
}
