import type { Core } from '../core.ts'
import { assumed } from '../assumed.ts'
import type { ActivePartner } from '../partners/index.ts'
import { Refusal } from '../refusal.ts'
import { useSession } from '../session/session.ts'
import { forgetLoan, insertLoan, loanOfTransaction, type LoanRow } from '../store/loans.ts'
import { isGiven, requiredText, textOf, type Body } from '../wire/body.ts'
import { nairaText } from '../../shared/naira.ts'
import { toKobo } from '../wire/naira.ts'
import { partnerReference, toNewLoan } from '../wire/new-loan.ts'
import type { Split } from './application.ts'
import { settle } from './decision.ts'
import { shownPlan } from './shown-plan.ts'
import { moveTo } from './state.ts'
import type { WireStep } from './step.ts'
import { visit, type StepRequest, type Visit } from './visit.ts'

/** How long the checkout polls, in milliseconds: a decision takes up to two minutes. */
const DECISION_TIMEOUT = '120000'
/** Longer, because the shopper has to read and act at the bank. */
const BANK_TIMEOUT = '600000'

/**
 * Creates the loan of a transaction. A second request, with any session or partner, is refused with 409, unless the bank declined
 * the first loan.
 *
 * @param origin origin of the bank's page, for partners that have one
 */
export function requestLoan(core: Core, request: StepRequest, origin: string) {
  const { transaction } = useSession(core, request.key, request.authorization)
  if (standingLoan(core, transaction.id)) {
    throw new Refusal(409, 'A loan has been asked for already for this transaction.')
  }
  const visited = visit(core, request)
  const { partner, application } = visited
  const split = agreedSplit(visited, request.body)
  checkRequest(visited, request.body)
  const at = { now: core.now(), environment: request.key.environment }
  const shown = shownPlan(transaction.amount_kobo, split, partner, at)
  withoutDeclined(core, transaction.id)
  const loan = insertLoan(core, {
    transactionId: transaction.id,
    partner: partner.slug,
    outcome: application.outcome === 'approve' ? core.decide : application.outcome,
    plan: shown.plan,
    nextRepaymentDate: shown.dates[0] ?? '',
    confirmedAt: partner.offer.confirmedAt,
  })
  return {
    status: true,
    message: 'The bank has your request.',
    next_step: statusStep(loan, partner, origin),
    data: assumed('plan in the loan', toNewLoan(loan, transaction, shown)),
  }
}

/** The loan of a transaction, unless the bank declined it. Applies a due decision first. */
export function standingLoan(core: Core, transactionId: number): LoanRow | undefined {
  const loan = loanOfTransaction(core, transactionId)
  const settled = loan && settle(core, loan)
  return settled?.status === 'declined' ? undefined : settled
}

/** Deletes a declined loan and reopens the transaction, so that another bank can lend. */
export function withoutDeclined(core: Core, transactionId: number): void {
  const declined = loanOfTransaction(core, transactionId)
  if (!declined) return
  forgetLoan(core, declined)
  moveTo(core, transactionId, 'new')
}

/** The split that was shown last. A request with another split is refused, because its plan was never shown. */
function agreedSplit({ application: { split } }: Visit, body: Body): Split {
  if (!split) throw new Refusal(400, 'No repayment plan has been shown yet.')
  for (const name of ['installment', 'repaymentDay', 'insurerId'] as const) {
    if (isGiven(body, name) && textOf(body, name) !== String(split[name])) {
      throw new Refusal(400, `${name}: expected ${split[name] ?? 'none'}, as in the plan that was shown.`)
    }
  }
  if (isGiven(body, 'downpayment_amount') && toKobo(body['downpayment_amount']) !== split.downPaymentKobo) {
    const shown = split.downPaymentKobo === null ? 'none' : nairaText(split.downPaymentKobo)
    throw new Refusal(400, `downpayment_amount: expected ${shown}, as in the plan that was shown.`)
  }
  return split
}

function checkRequest({ partner, session }: Visit, body: Body): void {
  requiredText(body, 'amount')
  if (!Array.isArray(body['items']) || body['items'].length === 0) {
    throw new Refusal(400, 'items: expected at least one item.')
  }
  const { terms } = partner.offer
  if (terms && requiredText(body, 'termsAndConditionVersion') !== terms.version) {
    throw new Refusal(400, `termsAndConditionVersion: expected ${terms.version}, the version that was shown.`)
  }
  const merchantReference = textOf(body, 'merchant_reference') ?? null
  if (merchantReference !== null && merchantReference !== session.transaction.merchant_reference) {
    throw new Refusal(400, 'merchant_reference: expected the one of this transaction.')
  }
}

/** The checkout's next step once there is a loan. */
export function statusStep(
  loan: LoanRow,
  { name: bank, slug, offer }: ActivePartner,
  origin: string,
): WireStep {
  const api = `/loans/account/new-loan/${loan.id}`
  if (loan.bank_token === null) return { name: 'LOAN_STATUS', method: 'GET', api, timeout: DECISION_TIMEOUT }
  const { bank_token: token, tenor } = loan
  // As published: the `callback_url` in this URL is not encoded.
  const query = `requestId=${partnerReference(loan)}&callback_url=${origin}/redirect.html?partner=${slug}&tenor=${tenor}`
  return {
    name: offer.confirmedAt === 'payment-link' ? 'PAYMENT_LINK' : 'REDIRECT',
    method: 'GET',
    display_data: { title: `Continue at ${bank}`, subtitle: 'Confirm the loan there, then come back here.' },
    redirect_url: `${origin}/bank/${slug}/${token}?${query}`,
    api,
    timeout: BANK_TIMEOUT,
  }
}
