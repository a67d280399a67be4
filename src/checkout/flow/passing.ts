import { hidden } from '../fields/hidden.ts'
import type { Filled, State } from './state.ts'
import type { Next } from './events.ts'

// A screen on which every visible field has a single option is passed: the option is chosen, the next screen shows it, and Back leads to
// it.

/**
 * Whether there is nothing to decide: every visible field is a required choice with one option. A field that is typed, ticked or optional
 * is never decided for the shopper.
 */
export function hasNothingToDecide({ fields, values }: Filled): boolean {
  const seen = fields.filter(({ kind }) => kind !== hidden)
  return (
    seen.length > 0 &&
    seen.every(
      ({ name, kind, required, options: [only, another] }) =>
        kind.isChoice && required && only && !another && values[name] === only.value,
    )
  )
}

/** A passed place without a pending request is shown like any other: the shopper came back to it, or its request failed. */
export function shown({ state, effects }: Next): Next {
  const { place, waiting } = state
  if (!('passing' in place) || waiting) return { state, effects }
  const { passing: _, ...seen } = place
  return { state: { ...state, place: seen }, effects }
}

/** The choices on the screen right before this one, if that screen was passed. */
export function passedBefore({ history }: State): Filled | undefined {
  const left = history.at(-1)?.place
  return left && 'passing' in left ? left : undefined
}
