import type { Store } from './store/open.ts'

/** What every part of the sandbox works with: the store, and the parts of the world that tests replace. */
export interface Core {
  store: Store
  /** Milliseconds since 1970. */
  now: () => number
  /** In [0, 1). */
  random: () => number
  /** How long a bank takes to decide on a loan, in milliseconds. */
  decisionAfterMs: number
}

export type Environment = 'test' | 'live'
