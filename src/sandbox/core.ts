import type { Behaviour } from './behaviour/control.ts'
import type { Limiter } from './keys/limit.ts'
import type { Seal } from './keys/seal.ts'
import type { Store } from './store/open.ts'

/** What every part of the sandbox works with: the store, and the parts of the world that tests replace. */
export interface Core {
  store: Store
  /** Milliseconds since 1970, by the sandbox's clock: the one that a tester can move on. */
  now: () => number
  /** In [0, 1). */
  random: () => number
  /** Closes secrets before they are stored. */
  seal: Seal
  /** How often each key may call. */
  limiter: Limiter
  /** Which reading is followed where Klump's word is missing, at this moment. */
  behaviour: () => Behaviour
  /** What banks decide on customers whom nothing else speaks against. */
  decide: 'approve' | 'decline' | 'pending'
  /** How long a bank takes to decide on a loan, in milliseconds. */
  decisionAfterMs: number
  /** After how long without a word from its shopper a transaction counts as abandoned, in milliseconds. */
  abandonAfterMs: number
}

export type Environment = 'test' | 'live'
