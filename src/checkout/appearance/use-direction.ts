import { useState } from 'preact/hooks'
import type { State } from '../flow/state.ts'

type Direction = 'start' | 'on' | 'back'

/** The direction in which the shopper came to this screen, for its animation. */
export function useDirection(state: State): Direction {
  const [directionTo] = useState(createDirection)
  return directionTo(state)
}

/** Remembers the previous visit. A place in the history of that visit is reached by going back. */
export function createDirection(): (state: State) => Direction {
  let last: Pick<State, 'visit' | 'history'> | undefined
  let direction: Direction = 'start'
  return ({ visit, place, history }) => {
    if (last && last.visit !== visit)
      direction = last.history.some((left) => left.place === place) ? 'back' : 'on'
    last = { visit, history }
    return direction
  }
}
