import type { Environment } from '../core.ts'
import { dayInLagos, repaymentDates } from '../figures/dates.ts'
import { planOf } from '../figures/plan.ts'
import type { ActivePartner } from '../partners/index.ts'
import type { Shown } from '../wire/repayment-details.ts'
import type { Split } from './application.ts'

/** The plan for a split, with its dates counted from now. */
export function shownPlan(
  basketKobo: number,
  split: Split,
  partner: ActivePartner,
  at: { now: number; environment: Environment },
): Shown {
  const plan = planOf(basketKobo, split, partner.offer.figures)
  const repaymentDay = split.repaymentDay ?? dayInLagos(at.now)
  const dates = repaymentDates(at.now, plan.tenor, repaymentDay)
  return { plan, dates, repaymentDay, partner, isLive: at.environment === 'live' }
}
