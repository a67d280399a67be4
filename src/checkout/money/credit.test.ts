import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { chargesApart, costOfCredit, paidElsewhere, withoutDate } from './credit.ts'
import type { Kobo } from './kobo.ts'

const plan = (downPayment: number, loan: number | undefined, total: number) => ({
  downPayment: downPayment as Kobo,
  loan: loan as Kobo | undefined,
  total: total as Kobo,
})

test.each([
  // The published samples, in kobo.
  ['Stanbic', plan(666_667, 3_333_333, 4_254_117), 4_000_000, 254_117],
  ['Polaris', plan(0, 20_000_100, 21_437_622), 20_000_100, 1_437_522],
  ['Pay in 4', plan(4_925_000, 14_775_000, 20_595_233), 19_700_000, 895_233],
  // 5 000 of what was due now come from the wallet: the credit costs what it did.
  ['Pay in 4 with the wallet', plan(4_425_000, 14_775_000, 20_095_233), 19_700_000, 895_233],
  // The wallet pays all that was due now, and the total is less than the order.
  ['a small order with the wallet', plan(0, 750_000, 795_444), 1_000_000, 45_444],
  ['a loan that is not named', plan(666_667, undefined, 4_254_117), 4_000_000, 254_117],
  ['a loan with the charges in it', plan(0, 4_100_000, 4_254_117), 4_000_000, 254_117],
  ['credit for nothing', plan(0, 4_000_000, 4_000_000), 4_000_000, 0],
])('the cost of credit: %s', (_name, figures, order, cost) => {
  expect(costOfCredit(figures, order as Kobo)).toBe(cost)
})

test('a total below what was bought says nothing about a cost', () => {
  expect(costOfCredit(plan(0, undefined, 3_999_999), 4_000_000 as Kobo)).toBeUndefined()
})

test('what the wallet pays is what neither the shopper nor the loan does', () => {
  expect(paidElsewhere(plan(4_425_000, 14_775_000, 0), 19_700_000 as Kobo)).toBe(500_000)
  expect(paidElsewhere(plan(4_925_000, 14_775_000, 0), 19_700_000 as Kobo)).toBe(0)
  expect(paidElsewhere(plan(0, 20_000_000, 0), 19_700_000 as Kobo)).toBe(0)
  expect(paidElsewhere(plan(0, undefined, 0), 19_700_000 as Kobo)).toBe(0)
})

test('whatever the wallet pays, the credit costs the same', () => {
  const amount = fc.integer({ min: 0, max: 100_000_000 })
  fc.assert(
    fc.property(amount, amount, amount, fc.nat(100), (down, loan, cost, share) => {
      const wallet = Math.floor((down * share) / 100)
      const figures = plan(down - wallet, loan, down - wallet + loan + cost)
      expect(costOfCredit(figures, (down + loan) as Kobo)).toBe(cost)
      expect(paidElsewhere(figures, (down + loan) as Kobo)).toBe(wallet)
    }),
  )
})

const paid = (total: number, ...charges: number[]) => {
  const [managementFee, vat, insurance] = charges as Kobo[]
  const instalments = [4_000, 4_000].map((amount) => ({ amount: amount as Kobo }))
  return { ...plan(2_000, undefined, total), instalments, managementFee, vat, insurance }
}

test.each([
  ['all charges in the total', paid(10_300, 200, 75, 25), 300, 0],
  ['all charges apart', paid(10_000, 200, 75, 25), 0, 300],
  ['apart, and a kobo of rounding', paid(10_001, 200, 75, 25), 1, 300],
  ['in the total, less a kobo of rounding', paid(10_299, 200, 75, 25), 299, 0],
  ['in the total, with more that has no name', paid(10_900, 200), 900, 0],
  ['no charges', paid(10_000), 0, 0],
  ['rounded down', paid(9_999), 0, 0],
])('what has no date, and what comes on top: %s', (_case, figures, rest, apart) => {
  expect([withoutDate(figures), chargesApart(figures)]).toEqual([rest, apart])
})
