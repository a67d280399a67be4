import type { Store } from '../store/open.ts'

/** The sandbox's clock: the machine's, and as far ahead of it as a tester has moved it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now: () => number
  /** How far it is ahead, in milliseconds. */
  aheadMs: () => number
  moveOn: (ms: number) => void
  /** The machine's own time. */
  realNow: () => number
}

/** The distance is kept in the store: were a restart to turn the clock back, what was due would no longer be. */
export function createClock(base: () => number, store: Store): Clock {
  const row = store.one('SELECT ahead_ms FROM clock WHERE id = 1') as { ahead_ms: number } | undefined
  let aheadMs = row?.ahead_ms ?? 0
  return {
    now: () => base() + aheadMs,
    aheadMs: () => aheadMs,
    realNow: base,
    moveOn: (ms) => {
      if (ms <= 0) return
      store.run('INSERT OR REPLACE INTO clock (id, ahead_ms) VALUES (1, ?)', aheadMs + ms)
      aheadMs += ms
    },
  }
}
