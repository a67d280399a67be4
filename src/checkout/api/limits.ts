import { LAST_DAY, wholeUpTo } from '../fields/day.ts'
import type { Field, Kind } from '../model/field.ts'

/** Instalments. The longest loans that are sold this way run two years. */
const MOST_INSTALMENTS = 120
/** Characters. A longer text is no answer to a form. */
const LONGEST = 5_000

const characters = (given: unknown) => wholeUpTo(LONGEST, given)

/**
 * What a field's `min` and `max` mean for its kind. Read where they come in, so that nothing behind has to fear them: a last day
 * of 99999999999 would be a list of as many days. A limit out of reach is none, and two that contradict each other are none.
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

/** Whether the server can be answered with this choice: the others are not offered. */
export function canBeSent(name: string, value: string): boolean {
  if (name === 'installment') return wholeUpTo(MOST_INSTALMENTS, value) !== undefined
  return name !== 'repaymentDay' || wholeUpTo(LAST_DAY, value) !== undefined
}
