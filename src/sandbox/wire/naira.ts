import { nairaText, readNaira } from '../../shared/naira.ts'
import { Refusal } from '../refusal.ts'

/** Naira on the wire: digits, and at most two decimals. JSON numbers are read by their shortest spelling. */
const AMOUNT = /^\s*()(\d{1,12})(?:\.(\d{1,2}))?\s*$/

/** Reads an amount in naira (number or decimal string) into whole kobo; `undefined` for anything else. */
export const toKobo = (value: unknown) => readNaira(value, AMOUNT)

/** As `toKobo`. @throws Refusal 400 that names `path` */
export function koboAt(path: string, value: unknown): number {
  const kobo = toKobo(value)
  if (kobo === undefined)
    throw new Refusal(400, `${path}: expected an amount in naira, for instance 4100 or "4100.50".`)
  return kobo
}

/** `410050` becomes `4100.5`, the nearest JSON number, which is only sent and never used in sums. */
export function nairaNumber(kobo: number): number {
  return Number(nairaText(kobo))
}
