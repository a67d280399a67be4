/** What of the clock is needed to wait. */
export interface Wait {
  after(ms: number, then: () => void): unknown
}

const PATIENCE_MS = 4000

/** For what the first screen is better with and can do without: undefined when it fails, or takes longer than four seconds. */
export function inTime<Value>(value: Promise<Value>, { after }: Wait): Promise<Value | undefined> {
  const late = new Promise<undefined>((resolve) => after(PATIENCE_MS, () => resolve(undefined)))
  return Promise.race([value.catch(() => undefined), late])
}
