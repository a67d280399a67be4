import { expect, it } from 'vitest'
import { dayInLagos, repaymentDates } from './dates.ts'

it('the repayment schedule starts in the following month, on the chosen day', () => {
  expect(repaymentDates(Date.UTC(2023, 4, 20, 9), 3, 7)).toEqual([
    'Jun 7, 2023',
    'Jul 7, 2023',
    'Aug 7, 2023',
  ])
})

it('the repayment schedule has the last day of a month that is too short', () => {
  const dates = repaymentDates(Date.UTC(2023, 11, 5), 4, 31)
  expect(dates).toEqual(['Jan 31, 2024', 'Feb 29, 2024', 'Mar 31, 2024', 'Apr 30, 2024'])
})

it('the repayment schedule counts from the date in Lagos, an hour ahead of UTC', () => {
  // 23:30 UTC on 31 May is already 1 June in Lagos.
  expect(repaymentDates(Date.UTC(2023, 4, 31, 23, 30), 1, 7)).toEqual(['Jul 7, 2023'])
  expect(dayInLagos(Date.UTC(2023, 4, 31, 23, 30))).toBe(1)
})
