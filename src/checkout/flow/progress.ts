import type { Place } from './state.ts'

/** About how many screens come after this one, in Klump's order, until the plan is agreed to. The server may leave some out, or add others. */
const AHEAD: Partial<Record<Place['at'], number>> = {
  contact: 7,
  banks: 6,
  'account-bank': 5,
  requirements: 5,
  form: 4,
  code: 3,
  terms: 2,
  split: 1,
  preview: 0,
}

/** More than are ahead of any place. */
export const MOST_STEPS = 8

/**
 * About how many steps are left on arriving at a place. It never grows by itself: where the server asks for more than was expected, it
 * stays. Only the list of banks begins anew, because every bank asks for everything again.
 */
export function stepsLeftAt({ at }: Place, before: number): number {
  const ahead = AHEAD[at]
  if (ahead === undefined) return before
  return at === 'banks' ? ahead : Math.min(before, ahead)
}

/** Whether the shopper still has something to do there: where the rest is waiting, or over, no number of steps is shown. */
export function hasProgress({ at }: Place): boolean {
  return AHEAD[at] !== undefined
}
