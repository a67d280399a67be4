import type { Kobo } from '../model/kobo.ts'

export function add(...amounts: readonly Kobo[]): Kobo {
  return amounts.reduce<number>((sum, amount) => sum + amount, 0) as Kobo
}

export function subtract(from: Kobo, amount: Kobo): Kobo {
  return (from - amount) as Kobo
}
