import type { Sending } from '../http/sending.ts'
import { isPlanPath, type Step } from '../model/step.ts'

/** For a call that a step names. The effects of any POST but the one for a plan are unknown. */
export function sendingOf({ method, path }: Pick<Step, 'method' | 'path'>): Sending {
  return method === 'GET' || isPlanPath(path) ? 'safe' : 'once'
}
