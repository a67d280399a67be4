import type { Behaviour } from './behaviour/control.ts'
import type { RateLimit } from './keys/limit.ts'
import type { Sending } from './webhooks/send.ts'

export interface SandboxOptions {
  /** Path of the database file, or `':memory:'`. */
  store: string
  /** Folder of the built package (`dist`). It may be missing, and may be built while the sandbox runs. */
  checkoutDir: string
  /** Milliseconds since 1970; the system's clock when left out. */
  clock?: () => number
  /** In [0, 1); the system's secure generator when left out. */
  random?: () => number
  /** In [0, 1), for the keys of a new store only, so that a configuration may hold them; `random` when left out. */
  randomOfKeys?: () => number
  /** How long a loan takes to be decided; 3 seconds when left out. */
  pollDecisionAfterMs?: number
  /** What banks decide on customers whose test values would be approved; `'approve'` when left out. */
  decide?: 'approve' | 'decline' | 'pending'
  /** After how long without a request from the shopper a transaction is abandoned; 24 hours when left out. */
  abandonAfterMs?: number
  /** How often each key may call; 1000 calls at once and 100 a second when left out. */
  rateLimit?: RateLimit
  /** For faults that delay; a timer when left out. */
  wait?: (ms: number) => Promise<void>
  /** For webhooks: schedules the checks and the timeouts; the system's timer when left out. */
  timer?: Sending['timer']
  /** For webhooks; the system's when left out. */
  fetch?: Sending['fetch']
  /** How long a webhook's receiver may take; 10 seconds when left out. */
  webhookTimeoutMs?: number
  /** Settings for what Klump's documentation leaves open; as strict as production was seen to be when left out. */
  behaviour?: Partial<Behaviour>
  /** Called for every request. The path contains no query and no token. */
  onRequest?: (entry: RequestEntry) => void
}

export interface RequestEntry {
  method: string
  path: string
  /** 0 when a fault ended the connection. */
  status: number
  at: number
}
