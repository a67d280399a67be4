import type { Clock } from '../shared/clock.ts'

const TIMEOUT_MS = 4000

/** For a part that improves the first screen but is not required. Undefined when the part fails or takes longer than four seconds. */
export function inTime<Value>(
  value: Promise<Value>,
  { after }: Pick<Clock, 'after'>,
): Promise<Value | undefined> {
  const late = new Promise<undefined>((resolve) => after(TIMEOUT_MS, () => resolve(undefined)))
  return Promise.race([value.catch(() => undefined), late])
}
