/** What the server saw, second by second. */
export interface Second {
  arrived: number
  served: number
  tooFast: number
  unavailable: number
  broken: number
}

export interface Tally {
  arrived(now: number): void
  /** 0: the connection broke. */
  answered(now: number, status: number): void
  readonly seconds: readonly Second[]
}

export function createTally(): Tally {
  const seconds: Second[] = []
  const at = (now: number) => {
    const index = Math.floor(now / 1000)
    while (seconds.length <= index)
      seconds.push({ arrived: 0, served: 0, tooFast: 0, unavailable: 0, broken: 0 })
    return seconds[index] ?? { arrived: 0, served: 0, tooFast: 0, unavailable: 0, broken: 0 }
  }
  return {
    seconds,
    arrived: (now) => void at(now).arrived++,
    answered(now, status) {
      const second = at(now)
      if (status === 0) second.broken++
      else if (status === 429) second.tooFast++
      else if (status === 503) second.unavailable++
      else second.served++
    },
  }
}

/** The middle, or any other share, of numbers: `share(values, 0.95)`. NaN of none. */
export function share(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? NaN
}
