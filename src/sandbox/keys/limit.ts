export interface RateLimit {
  /** How many calls a key may make at once, after a rest. */
  burst: number
  /** How many it may make each second in the long run. */
  perSecond: number
}

export interface Limiter {
  /** Counts one call of a key. Returns 0 when it is allowed, otherwise the milliseconds until the next is. */
  take: (keyId: number) => number
}

/** A token bucket per key: a call takes one token, and time refills the bucket. A restart resets it. */
export function createLimiter({ burst, perSecond }: RateLimit, now: () => number): Limiter {
  const buckets = new Map<number, { tokens: number; at: number }>()
  return {
    take: (keyId) => {
      const at = now()
      const bucket = buckets.get(keyId) ?? { tokens: burst, at }
      const passedMs = Math.max(0, at - bucket.at)
      const tokens = Math.min(burst, bucket.tokens + (passedMs / 1000) * perSecond)
      buckets.set(keyId, { tokens: tokens < 1 ? tokens : tokens - 1, at })
      return tokens < 1 ? Math.ceil(((1 - tokens) / perSecond) * 1000) : 0
    },
  }
}
