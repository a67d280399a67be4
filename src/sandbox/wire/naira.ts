import { Refusal } from '../refusal.ts'

/** Naira on the wire: digits, and at most two decimals. JSON numbers are read by their shortest spelling. */
const AMOUNT = /^(\d{1,12})(?:\.(\d{1,2}))?$/

/** Reads an amount in naira (number or decimal string) into whole kobo; `undefined` when it is none. */
export function toKobo(value: unknown): number | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  const match = AMOUNT.exec(String(value).trim())
  if (!match) return undefined
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}

/** As `toKobo`. @throws Refusal 400 that names `path` */
export function koboAt(path: string, value: unknown): number {
  const kobo = toKobo(value)
  if (kobo === undefined)
    throw new Refusal(400, `${path}: expected an amount in naira, for instance 4100 or "4100.50".`)
  return kobo
}

/** `410050` becomes `'4100.50'`, the form in which decimals are sent as strings. */
export function nairaText(kobo: number): string {
  return `${Math.floor(kobo / 100)}.${String(kobo % 100).padStart(2, '0')}`
}

/** `410050` becomes `4100.5`, the nearest JSON number, which is only sent and never used in sums. */
export function nairaNumber(kobo: number): number {
  return Number(nairaText(kobo))
}
