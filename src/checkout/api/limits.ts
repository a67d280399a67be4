import { readNumber } from '../model/decimal.ts'
import { nearestKobo } from '../model/kobo.ts'
import type { Asked } from './field-kind.ts'
import { caught } from './read.ts'
import { day } from './read-later.ts'

/** What a field's `min` and `max` mean for its kind; undefined for what nobody could meet or draw. */
export interface Limits {
  readonly min?: number | undefined
  readonly max?: number | undefined
  readonly earliest?: string | undefined
  readonly latest?: string | undefined
}

/** Instalments. The longest loans that are sold this way run two years. */
const MOST_INSTALMENTS = 120
const LAST_DAY = 31
/** Characters. A longer text is no answer to a form. */
const LONGEST = 5_000

const dayIn = caught(day)

/**
 * Reads the limits where they come in, so that nothing behind has to fear them: a last day of 99999999999 would be a list
 * of as many days. A limit out of reach is none, and two that contradict each other are none.
 */
export function limitsOf({ kind, length }: Asked, least: unknown, most: unknown): Limits {
  if (kind === 'date') {
    const [earliest, latest] = [dayIn(least, ignore), dayIn(most, ignore)]
    return earliest !== undefined && latest !== undefined && earliest > latest ? {} : { earliest, latest }
  }
  const min = limitOf(kind, least) ?? length
  const max = limitOf(kind, most) ?? length
  return min !== undefined && max !== undefined && min > max ? {} : { min, max }
}

function limitOf(kind: Asked['kind'], given: unknown): number | undefined {
  if (kind === 'number') return readNumber(given)
  if (kind === 'money') {
    const kobo = nearestKobo(given)
    return kobo !== undefined && kobo > 0 ? kobo : undefined
  }
  return wholeUpTo(kind === 'day' ? LAST_DAY : LONGEST, given)
}

/** Whether the server can be answered with this choice: the others are not offered. */
export function canBeSent(name: string, value: string): boolean {
  if (name === 'installment') return wholeUpTo(MOST_INSTALMENTS, value) !== undefined
  return name !== 'repaymentDay' || wholeUpTo(LAST_DAY, value) !== undefined
}

function wholeUpTo(most: number, given: unknown): number | undefined {
  const number = readNumber(given)
  return number !== undefined && Number.isInteger(number) && number >= 1 && number <= most
    ? number
    : undefined
}

// Nobody is told of a limit that is none.
function ignore() {}
