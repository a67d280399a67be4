import { Hono } from 'hono'
import type { Core } from '../core.ts'
import { repaymentDates } from '../figures/dates.ts'
import { planOf } from '../figures/plan.ts'
import type { Split } from '../flow/application.ts'
import { checkFields } from '../flow/field.ts'
import { advance, visit, type Asked } from '../flow/visit.ts'
import type { Offer } from '../partners/partner.ts'
import { Refusal } from '../refusal.ts'
import { isGiven, requiredText, textOf, wholeNumber, type Body } from '../wire/body.ts'
import { toRepaymentDetails } from '../wire/repayment-details.ts'
import { askedByPost, type PublicCall } from './public-call.ts'

/** `POST /loans/account/repayments-detail`: what a split costs. May be asked as often as the shopper likes. */
export function repaymentRoute(core: Core): Hono<PublicCall> {
  return new Hono<PublicCall>().post('/loans/account/repayments-detail', async (c) => {
    const asked = await askedByPost(c, 'repayments-detail')
    requiredText(asked.body, 'amount')
    return c.json(core.store.atomically(() => showPlan(core, asked)))
  })
}

function showPlan(core: Core, asked: Asked) {
  const visited = visit(core, asked)
  const { partner, session } = visited
  checkFields(visited.step.fields ?? [], asked.body)
  const split = readSplit(asked.body, partner.offer)
  const plan = planOf(session.transaction.amount_kobo, split.installment, partner.offer.figures)
  const dates = repaymentDates(core.now(), plan.tenor, split.repaymentDay ?? undefined)
  return {
    next_step: advance(core, visited, { split }),
    data: toRepaymentDetails(plan, dates, split, partner.offer),
  }
}

function readSplit(body: Body, offer: Offer): Split {
  const insurerId = textOf(body, 'insurerId') ?? null
  if (insurerId !== null && !offer.insurers?.some(({ value }) => value === insurerId)) {
    throw new Refusal(400, 'insurerId: expected one of the insurers of this partner.')
  }
  return {
    installment: wholeNumber(body, 'installment', 1, 60),
    repaymentDay: isGiven(body, 'repaymentDay') ? wholeNumber(body, 'repaymentDay', 1, 31) : null,
    insurerId,
  }
}
