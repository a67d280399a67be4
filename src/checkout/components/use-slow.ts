import { useLayoutEffect, useState } from 'preact/hooks'
import type { Clock } from '../flow/run.ts'
import { LONG } from '../flow/select.ts'
import type { State } from '../flow/state.ts'

// These wait on a screen that says how long it may take.
const EXPECTED = ['status', 'new-loan', 'find-loan']

/** Whether the request that is out takes so long that the shopper should hear it. */
export function useSlow({ waiting }: State, { afterVisible }: Clock): boolean {
  const [late, setLate] = useState<number>()
  const requestId = waiting && !EXPECTED.includes(waiting.call.verb) ? waiting.requestId : undefined
  // With the drawing and not after it: what is counted is how long the shopper has looked at it.
  useLayoutEffect(
    () => (requestId === undefined ? undefined : afterVisible(LONG, () => setLate(requestId))),
    [requestId, afterVisible],
  )
  return requestId !== undefined && requestId === late
}
