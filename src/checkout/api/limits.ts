import { LAST_DAY, wholeUpTo } from '../fields/day.ts'
import type { Field, Kind } from '../model/field.ts'

/** More instalments than any plan has: ten years of months. */
export const MOST_INSTALMENTS = 120
/** Characters. A longer text is no answer to a form. */
const LONGEST = 5_000

const characters = (given: unknown) => wholeUpTo(LONGEST, given)

/**
 * A field's `min` and `max` for its kind. They are validated here, so that later code can rely on them: a last day of 99999999999
 * would be a list of as many days. A limit out of range is ignored, and so are two limits that contradict each other.
 */
export function limitsOf(
  { read: { day, limit = characters } = {} }: Kind,
  length: number | undefined,
  least: unknown,
  most: unknown,
): Pick<Field, 'min' | 'max' | 'earliest' | 'latest'> {
  if (day) {
    const [earliest, latest] = [day(least), day(most)]
    return earliest !== undefined && latest !== undefined && earliest > latest ? {} : { earliest, latest }
  }
  const min = limit(least) ?? length
  const max = limit(most) ?? length
  return min !== undefined && max !== undefined && min > max ? {} : { min, max }
}

/** Whether this choice can be sent to the server. Other choices are not offered. */
export function canBeSent(name: string, value: string): boolean {
  if (name === 'installment') return wholeUpTo(MOST_INSTALMENTS, value) !== undefined
  return name !== 'repaymentDay' || wholeUpTo(LAST_DAY, value) !== undefined
}
