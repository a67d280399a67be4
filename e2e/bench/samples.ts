/** In the unit of what was measured, mostly milliseconds. */
export interface Spread {
  readonly median: number
  readonly p95: number
}

/** Measured values, by any number of names. */
export class Samples {
  readonly #values = new Map<string, number[]>()

  add(key: readonly string[], value: number): void {
    const name = key.join('\n')
    this.#values.set(name, [...(this.#values.get(name) ?? []), value])
  }

  spread(key: readonly string[]): Spread {
    const values = this.#values.get(key.join('\n')) ?? []
    return { median: quantile(values, 0.5), p95: quantile(values, 0.95) }
  }

  keys(): string[][] {
    return [...this.#values.keys()].map((key) => key.split('\n'))
  }
}

/** The median, or any other quantile, of numbers: `quantile(values, 0.95)`. NaN without numbers. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? NaN
}
