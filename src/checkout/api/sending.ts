import type { Sending } from '../http/sending.ts'
import { PLAN_PATH, type Step } from '../model/step.ts'

/** Of a call that the server named in a step. Any other POST than that for a plan is unknown to us. */
export function sendingOf({ method, path }: Pick<Step, 'method' | 'path'>): Sending {
  return method === 'GET' || path.split('?')[0] === PLAN_PATH ? 'safe' : 'once'
}
