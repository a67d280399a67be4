import { useState } from 'preact/hooks'
import type { State } from '../flow/state.ts'

type Way = 'start' | 'on' | 'back'

/** Which way the shopper came to this screen, for its motion to say. */
export function useWay(state: State): Way {
  const [wayTo] = useState(pathfinder)
  return wayTo(state)
}

/** Remembers the visit before: a place that lay behind then is come back to. */
export function pathfinder(): (state: State) => Way {
  let last: Pick<State, 'visit' | 'history'> | undefined
  let way: Way = 'start'
  return ({ visit, place, history }) => {
    if (last && last.visit !== visit) way = last.history.some((left) => left.place === place) ? 'back' : 'on'
    last = { visit, history }
    return way
  }
}
