import { useLayoutEffect, useState } from 'preact/hooks'
import type { Clock } from '../flow/run.ts'
import { LONG } from '../flow/select.ts'
import type { State } from '../flow/state.ts'

// Calls whose screen already states how long the wait may take.
const EXPECTED = ['status', 'new-loan', 'find-loan']

/** Whether the pending request takes so long that the shopper should see a notice. */
export function useSlow({ waiting }: State, { afterVisible }: Clock): boolean {
  const [late, setLate] = useState<number>()
  const requestId = waiting && !EXPECTED.includes(waiting.call.verb) ? waiting.requestId : undefined
  // A layout effect, because the time counts from when the shopper sees the wait.
  useLayoutEffect(
    () => (requestId === undefined ? undefined : afterVisible(LONG, () => setLate(requestId))),
    [requestId, afterVisible],
  )
  return requestId !== undefined && requestId === late
}
