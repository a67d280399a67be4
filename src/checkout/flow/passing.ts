import { hidden } from '../fields/hidden.ts'
import type { Filled, State } from './state.ts'
import type { Next } from './events.ts'

// A screen with one choice asks nothing. It is passed: the choice is made, the next screen names it, and Back leads to it.

/**
 * Whether there is nothing to decide: every field that is seen is a choice which has to be made, among one. What is typed, ticked or may be
 * left out is never decided for the shopper.
 */
export function asksNothing({ fields, values }: Filled): boolean {
  const seen = fields.filter(({ kind }) => kind !== hidden)
  return (
    seen.length > 0 &&
    seen.every(
      ({ name, kind, required, options: [only, another] }) =>
        kind.isChoice && required && only && !another && values[name] === only.value,
    )
  )
}

/** A place that is passed and waits for nothing any more has been come back to, or its request failed: it is shown like any other. */
export function shown({ state, effects }: Next): Next {
  const { place, waiting } = state
  if (!('passing' in place) || waiting) return { state, effects }
  const { passing: _, ...seen } = place
  return { state: { ...state, place: seen }, effects }
}

/** What was chosen on the screen that was passed last, when no other one came since. */
export function passedBefore({ history }: State): Filled | undefined {
  const left = history.at(-1)?.place
  return left && 'passing' in left ? left : undefined
}
