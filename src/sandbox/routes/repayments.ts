import { Hono } from 'hono'
import { assumed } from '../assumed.ts'
import type { Core } from '../core.ts'
import type { Split } from '../flow/application.ts'
import { shownPlan } from '../flow/shown-plan.ts'
import { advance, visitWithFields, type StepRequest, type Visit } from '../flow/visit.ts'
import type { Offer } from '../partners/partner.ts'
import { REFUND_WALLET_KOBO } from '../partners/test-customers.ts'
import { Refusal } from '../refusal.ts'
import { isGiven, requiredText, textOf, wholeNumber, type Body } from '../wire/body.ts'
import { koboAt } from '../wire/naira.ts'
import { toRepaymentDetails } from '../wire/repayment-details.ts'
import { readStepPost, type PublicCall } from './public-call.ts'

/** The calls that answer with a repayment plan. The shopper can repeat each call without limit. */
export function repaymentRoute(core: Core): Hono<PublicCall> {
  const routes = new Hono<PublicCall>()

  routes.post('/loans/account/repayments-detail', async (c) => {
    const request = await readStepPost(c, 'repayments-detail')
    requiredText(request.body, 'amount')
    return c.json(core.store.atomically(() => splitOrder(core, request)))
  })

  routes.post('/loans/account/confirm-wallet', async (c) => {
    const request = await readStepPost(c, 'confirm-wallet')
    return c.json(core.store.atomically(() => useWallet(core, request)))
  })

  return routes
}

function splitOrder(core: Core, request: StepRequest) {
  const visited = visitWithFields(core, request)
  return showPlan(core, visited, readSplit(request.body, visited.partner.offer))
}

/** The plan with the refund wallet's part deducted now, or unchanged when the shopper keeps the wallet. */
function useWallet(core: Core, request: StepRequest) {
  const visited = visitWithFields(core, request)
  const { split } = visited.application
  if (!split) throw new Refusal(400, 'No repayment plan has been shown yet.')
  const isUsed = textOf(request.body, 'use_wallet') === 'yes'
  return showPlan(core, visited, { ...split, walletKobo: isUsed ? REFUND_WALLET_KOBO : 0 })
}

function showPlan(core: Core, visited: Visit, split: Split) {
  const { partner, session, key } = visited
  const at = { now: core.now(), environment: key.environment }
  return {
    next_step: advance(core, visited, { split }),
    data: assumed(
      'plan before the loan',
      toRepaymentDetails(shownPlan(session.transaction.amount_kobo, split, partner, at)),
    ),
  }
}

function readSplit(body: Body, offer: Offer): Split {
  const insurerId = textOf(body, 'insurerId') ?? null
  if (insurerId !== null && !offer.insurers?.some(({ value }) => value === insurerId)) {
    throw new Refusal(400, 'insurerId: expected one of the insurers of this partner.')
  }
  const isDownPaymentOpen = typeof offer.figures.downPayment === 'object'
  return {
    installment: wholeNumber(body, 'installment', 1, 60),
    repaymentDay: isGiven(body, 'repaymentDay') ? wholeNumber(body, 'repaymentDay', 1, 31) : null,
    insurerId,
    downPaymentKobo: isDownPaymentOpen ? koboAt('downpayment_amount', body['downpayment_amount']) : null,
    walletKobo: 0,
  }
}
