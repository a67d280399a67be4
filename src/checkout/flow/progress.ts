import type { Place } from './state.ts'

/** About how many screens follow, in Klump's order, until the shopper agrees to the plan. The server may omit some or add others. */
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

/** More steps than any place has ahead. */
export const MOST_STEPS = 8

/**
 * About how many steps are left on arriving at a place. The number never grows: when the server adds steps, the number stays the same.
 * Only the list of banks resets it, because every bank requires everything again.
 */
export function stepsLeftAt({ at }: Place, before: number): number {
  const ahead = AHEAD[at]
  if (ahead === undefined) return before
  return at === 'banks' ? ahead : Math.min(before, ahead)
}

/** Whether the shopper still has something to do at this place. Waiting and final screens show no number of steps. */
export function hasProgress({ at }: Place): boolean {
  return AHEAD[at] !== undefined
}
