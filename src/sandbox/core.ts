import type { Behaviour } from './behaviour/control.ts'
import type { Limiter } from './keys/limit.ts'
import type { Seal } from './keys/seal.ts'
import type { Store } from './store/open.ts'

/** What all parts of the sandbox share: the store, and the dependencies that tests replace. */
export interface Core {
  store: Store
  /** Milliseconds since 1970 on the sandbox's clock, which a tester can advance. */
  now: () => number
  /** In [0, 1). */
  random: () => number
  /** Encrypts secrets before they are stored. */
  seal: Seal
  /** Limits the calls of each key. */
  limiter: Limiter
  /** The present settings for what Klump's documentation leaves open. */
  behaviour: () => Behaviour
  /** What banks decide on customers whose test values would be approved. */
  decide: 'approve' | 'decline' | 'pending'
  /** How long a bank takes to decide on a loan, in milliseconds. */
  decisionAfterMs: number
  /** After how long without a request from the shopper a transaction is abandoned, in milliseconds. */
  abandonAfterMs: number
}

export type Environment = 'test' | 'live'
