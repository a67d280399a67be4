import type { Store } from '../store/open.ts'

/** The sandbox's clock: the machine's time plus what a tester has advanced it by. */
export interface Clock {
  /** Milliseconds since 1970. */
  now: () => number
  /** How far the clock is ahead, in milliseconds. */
  aheadMs: () => number
  moveOn: (ms: number) => void
  /** The machine's own time. */
  realNow: () => number
}

/** The offset is stored, because a restart that turned the clock back would postpone work that was already due. */
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
