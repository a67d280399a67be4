import { useState } from 'preact/hooks'
import type { State } from '../flow/state.ts'

type Way = 'start' | 'on' | 'back'

/** The direction in which the shopper came to this screen, for its animation. */
export function useWay(state: State): Way {
  const [wayTo] = useState(pathfinder)
  return wayTo(state)
}

/** Remembers the previous visit. A place in the history of that visit is reached by going back. */
export function pathfinder(): (state: State) => Way {
  let last: Pick<State, 'visit' | 'history'> | undefined
  let way: Way = 'start'
  return ({ visit, place, history }) => {
    if (last && last.visit !== visit) way = last.history.some((left) => left.place === place) ? 'back' : 'on'
    last = { visit, history }
    return way
  }
}
