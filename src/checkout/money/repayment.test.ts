import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { planOrNothing } from '../api/plan.ts'
import { readAs } from '../testing/readings.ts'
import { polarisData, stanbicPlan } from '../testing/wire.ts'
import type { Kobo } from '../model/kobo.ts'
import { add } from './sums.ts'
import type { Charge, Plan } from '../model/plan.ts'
import { repaymentOf, TODAY, type Repayment } from './repayment.ts'

const kobo = (amount: number) => amount as Kobo

function repayment(data: object, order: number, walletUsed = false): Repayment | undefined {
  const plan = readAs(planOrNothing, data)
  return plan && repaymentOf(plan, kobo(order), walletUsed)
}

test('the published plan of Stanbic has a total of its rows, and separate charges', () => {
  expect(repayment(stanbicPlan, 4_000_000)).toEqual({
    rows: [
      { is: 'down-payment', due: 'today', amount: 666_667 },
      ...['06', '07', '08', '09', '10'].map((month) => ({
        is: 'instalment',
        due: `2023-${month}-07`,
        amount: 717_490,
      })),
    ],
    total: 4_254_117,
    dueToday: 666_667,
    chargesApart: [
      { name: 'managementFee', amount: 33_333, today: false },
      { name: 'vat', amount: 2_500, today: false },
      { name: 'insurance', amount: 15_000, today: false },
    ],
    apart: 50_833,
    inAll: 4_304_950,
    order: 4_000_000,
    wallet: 0,
    cost: 304_950,
    minimumBalance: 767_500,
    monthlyRate: '2.5',
    // The stated 35 874.50 is the sum of the five instalments, which is a known reading.
    bankTotal: undefined,
  })
})

test('the published plan of Polaris has a fee due today, and a total that differs by a kobo of rounding', () => {
  const { rows, ...figures } = repayment(polarisData, 20_000_100) ?? {}
  expect(rows?.[0]).toEqual({ is: 'charge', name: 'managementFee', due: 'today', amount: 300_001 })
  expect(rows?.slice(1).map(({ amount }) => amount)).toEqual(Array(4).fill(5_284_405))
  expect(figures).toMatchObject({
    total: 21_437_621,
    dueToday: 300_001,
    apart: 0,
    inAll: 21_437_621,
    cost: 1_437_521,
    bankTotal: { amount: 21_437_622, difference: 1, isRounding: true },
    // The published 3000.015 is the fee.
    minimumBalance: undefined,
  })
})

const naira = { down: 6_666.67, instalments: 35_874.5, charges: 508.33 }

test.each([
  ['the instalments alone', naira.instalments],
  ['with the down payment', naira.instalments + naira.down],
  ['with the charges', naira.instalments + naira.charges],
  ['with both', naira.instalments + naira.down + naira.charges],
  ['the instalments alone, less a kobo each', naira.instalments - 0.05],
  ['nothing', undefined],
])('a bank’s total that means %s is not reported as a difference', (_reading, total) => {
  const totalRepayment = total && Number(total.toFixed(2))
  expect(repayment({ ...stanbicPlan, totalRepayment }, 4_000_000)?.bankTotal).toBeUndefined()
})

test.each([
  [30_000, -1_254_117],
  [42_600, 5_883],
  [0, -4_254_117],
])(
  'a total of %d that matches no known sum is kept as the bank’s own total, and the rows stay',
  (totalRepayment, difference) => {
    expect(repayment({ ...stanbicPlan, totalRepayment }, 4_000_000)).toMatchObject({
      total: 4_254_117,
      bankTotal: { amount: totalRepayment * 100, difference, isRounding: false },
    })
  },
)

test.each([
  ['pays a part of what is due today', { downpaymentAmount: 1_666.67 }, 4_000_000, 500_000, 304_950],
  ['pays all of it', { downpaymentAmount: 0 }, 4_000_000, 666_667, 304_950],
  ['is not said to pay anything', {}, 4_000_000, 0, 304_950],
])('the cost of the credit is unchanged with a wallet that %s', (_what, changes, order, wallet, cost) => {
  expect(repayment({ ...stanbicPlan, ...changes }, order, true)).toMatchObject({ wallet, cost })
})

test('the cost of the credit is left out when the amount from the wallet is unknown', () => {
  const less = { ...stanbicPlan, downpaymentAmount: 0, loanAmount: null }
  expect(repayment(less, 4_000_000, true)?.cost).toBeUndefined()
})

test('a plan whose payments are less than the order is refused', () => {
  expect(repayment({ ...stanbicPlan, downpaymentAmount: 0 }, 4_000_000)).toBeUndefined()
  expect(repayment({ ...stanbicPlan, downpaymentAmount: null }, 4_000_000)).toBeUndefined()
})

test('interest-free payments may be rounded down by a kobo each', () => {
  const rows = stanbicPlan.repaymentSchedules.slice(0, 3)
  const repaymentSchedules = rows.map((row) => ({ ...row, monthlyRepayment: 3_333.33 }))
  const plan = { ...stanbicPlan, downpaymentAmount: 0, repaymentSchedules }
  expect(repayment(plan, 1_000_000)).toMatchObject({ total: 999_999, cost: 50_832 })
  const { managementFee: _, vat: __, insurance: ___, ...free } = plan
  expect(repayment(free, 1_000_000)).toMatchObject({ inAll: 999_999, cost: 0 })
  expect(repayment(plan, 1_000_003)).toBeUndefined()
})

test('payments are listed by date', () => {
  const repaymentSchedules = stanbicPlan.repaymentSchedules.toReversed()
  expect(repayment({ ...stanbicPlan, repaymentSchedules }, 4_000_000)?.rows).toEqual(
    repayment(stanbicPlan, 4_000_000)?.rows,
  )
})

const amount = fc.integer({ min: 0, max: 1e12 }).map(kobo)
const charge: fc.Arbitrary<Charge> = fc.record({ name: fc.string(), amount, today: fc.boolean() })
const plans: fc.Arbitrary<Plan> = fc.record({
  downPayment: amount,
  instalments: fc.array(
    fc.record({ due: fc.constantFrom('2026-01-31', '2026-03-01', '2027-12-31'), amount }),
    { minLength: 1, maxLength: 120 },
  ),
  charges: fc.array(charge, { maxLength: 20 }),
  loan: fc.option(amount, { nil: undefined }),
  statedTotal: fc.option(amount, { nil: undefined }),
})

test('for any plan the rows add up to the total, and so do the amounts due today and later', () => {
  fc.assert(
    fc.property(plans, amount, fc.boolean(), (plan, order, walletUsed) => {
      const found = repaymentOf(plan, order, walletUsed)
      fc.pre(found !== undefined)
      const { rows, total, dueToday, apart, inAll, cost, wallet } = found
      const amounts = (chosen: typeof rows) => add(...chosen.map(({ amount }) => amount))
      const exact = rows.reduce((sum, { amount }) => sum + BigInt(amount), 0n)
      expect(BigInt(total)).toBe(exact)
      expect(dueToday + amounts(rows.filter(({ due }) => due !== TODAY))).toBe(total)
      // Nothing that the plan asks for is left out.
      expect(inAll).toBe(
        add(plan.downPayment, ...[...plan.instalments, ...plan.charges].map(({ amount }) => amount)),
      )
      expect(inAll).toBe(total + apart)
      if (cost !== undefined) {
        expect(cost).toBeGreaterThanOrEqual(0)
        // The order, less what the wallet pays, and the cost make what is paid in all, but for the rounding of each row.
        const rounding = order - wallet + cost - inAll
        expect(rounding === 0 || (cost === 0 && rounding > 0 && rounding <= rows.length)).toBe(true)
      }
    }),
    { numRuns: 500 },
  )
})
