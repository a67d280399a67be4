import { describe, expect, it } from 'vitest'
import { downPaymentBounds } from './down-payment.ts'
import { planOf } from './plan.ts'
import { type PlanRules } from './rules.ts'

const stanbic: PlanRules = {
  monthlyRate: '2.5',
  downPayment: 'one-share',
  managementFee: '1',
  vat: '7.5',
  insurance: '0.45',
  keptOnAccount: '500',
  totalHolds: [],
}
const polaris: PlanRules = {
  monthlyRate: '2.25',
  downPayment: 'none',
  managementFee: '1.5',
  totalHolds: ['fee'],
}
const payIn4 = (monthlyRate: string): PlanRules => ({
  monthlyRate,
  downPayment: 'one-share',
  totalHolds: ['down-payment'],
})

describe('the plan has the published figures in kobo', () => {
  it('for Stanbic, 40 000 naira in 6 instalments', () => {
    const plan = planOf(4_000_000, { installment: 6 }, stanbic)
    expect(plan).toMatchObject({
      tenor: 5,
      downPaymentKobo: 666_667,
      loanKobo: 3_333_333,
      monthlyKobo: 717_490,
      managementFeeKobo: 33_333,
      vatKobo: 2_500,
      insuranceKobo: 15_000,
      totalKobo: 4_254_117,
      totalRepaymentKobo: 3_587_450,
      minimumBalanceMilli: 7_675_000,
    })
    expect(plan.lines.map((line) => [line.principalKobo, line.interestKobo, line.balanceKobo])).toEqual([
      [634_157, 83_333, 2_699_177],
      [650_011, 67_479, 2_049_166],
      [666_261, 51_229, 1_382_905],
      [682_917, 34_573, 699_988],
      [699_990, 17_500, 0],
    ])
    expect(plan.lines.every((line) => line.paymentKobo === 717_490)).toBe(true)
  })

  it('for Polaris, 200 001 naira in 4 months without a down payment', () => {
    expect(planOf(20_000_100, { installment: 4 }, polaris)).toMatchObject({
      tenor: 4,
      downPaymentKobo: 0,
      loanKobo: 20_000_100,
      monthlyKobo: 5_284_405,
      managementFeeKobo: 300_001,
      totalKobo: 21_437_622,
      totalRepaymentKobo: 21_437_622,
      minimumBalanceMilli: 3_000_015,
    })
  })

  it('for pay in 4, 197 000 naira at 3 % a month', () => {
    expect(planOf(19_700_000, { installment: 4 }, payIn4('3'))).toMatchObject({
      downPaymentKobo: 4_925_000,
      monthlyKobo: 5_223_411,
      totalKobo: 20_595_233,
    })
  })

  it('for pay in 4, 1 100 naira at 5 % a month', () => {
    expect(planOf(110_000, { installment: 4 }, payIn4('5'))).toMatchObject({
      downPaymentKobo: 27_500,
      monthlyKobo: 30_295,
      totalKobo: 118_385,
    })
  })
})

describe('the plan', () => {
  it('lends the whole amount for a month when there is a single instalment', () => {
    const plan = planOf(4_000_000, { installment: 1 }, stanbic)
    expect(plan).toMatchObject({ tenor: 1, downPaymentKobo: 0, loanKobo: 4_000_000, monthlyKobo: 4_100_000 })
  })

  const open: PlanRules = { monthlyRate: '2', downPayment: { least: '10', most: '50' }, totalHolds: [] }

  it('lends the rest after a down payment that the shopper chose', () => {
    const plan = planOf(15_000_000, { installment: 3, downPaymentKobo: 3_000_000 }, open)
    // 120 000 at 2 % in 3 months: the annuity factor is 0.346754...
    expect(plan).toMatchObject({
      tenor: 3,
      downPaymentKobo: 3_000_000,
      loanKobo: 12_000_000,
      monthlyKobo: 4_161_056,
    })
    expect(plan.totalKobo).toBe(3_000_000 + 3 * 4_161_056)
  })

  it.each([
    [15_000_000, 1_500_000, 7_500_000],
    [12_345_678, 1_234_600, 6_172_800],
    [10_000_001, 1_000_100, 5_000_000],
  ])('bounds the down payment in whole naira for an order of %i kobo', (basket, leastKobo, mostKobo) => {
    expect(downPaymentBounds(basket, open.downPayment)).toEqual({ leastKobo, mostKobo })
  })

  it('uses a refund wallet for the down payment only', () => {
    const without = planOf(19_700_000, { installment: 4 }, payIn4('3'))
    const partly = planOf(19_700_000, { installment: 4, walletKobo: 500_000 }, payIn4('3'))
    expect(partly).toEqual({
      ...without,
      downPaymentKobo: without.downPaymentKobo - 500_000,
      totalKobo: without.totalKobo - 500_000,
      totalRepaymentKobo: without.totalRepaymentKobo - 500_000,
      minimumBalanceMilli: without.minimumBalanceMilli - 5_000_000,
    })
    const wholly = planOf(19_700_000, { installment: 4, walletKobo: 99_999_999 }, payIn4('3'))
    expect([wholly.downPaymentKobo, wholly.loanKobo]).toEqual([0, without.loanKobo])
  })
})

describe('the plan of any order', () => {
  it.each([1, 7, 99_999, 410_000, 4_999_999, 123_456_789])(
    'of %i kobo has parts that add up to the order',
    (basket) => {
      for (const installment of [2, 3, 4, 5, 6]) {
        const plan = planOf(basket, { installment }, stanbic)
        expect(plan.downPaymentKobo + plan.loanKobo).toBe(basket)
        expect(plan.lines.at(-1)?.balanceKobo).toBe(0)
        const repaid = plan.lines.reduce((sum, line) => sum + line.principalKobo, 0)
        // Every month's payment is off by at most half a kobo, and compounding cannot double that within six months.
        expect(Math.abs(repaid - plan.loanKobo)).toBeLessThanOrEqual(plan.tenor + 1)
      }
    },
  )

  it('has equal instalments without interest', () => {
    expect(planOf(120_000, { installment: 4 }, payIn4('0'))).toMatchObject({
      monthlyKobo: 30_000,
      totalKobo: 120_000,
    })
  })
})
