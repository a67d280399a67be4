import type { Kobo } from '../model/kobo.ts'

// Apart from model/kobo.ts, because the first screen loads that file and adds nothing.

export function add(...amounts: readonly Kobo[]): Kobo {
  return amounts.reduce<number>((sum, amount) => sum + amount, 0) as Kobo
}

export function subtract(from: Kobo, amount: Kobo): Kobo {
  return (from - amount) as Kobo
}
