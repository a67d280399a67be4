import { percentOf } from '../figures/percent.ts'
import { uuidOf } from '../random.ts'
import type { LoanRow } from '../store/loans.ts'
import type { TransactionRow } from '../store/transactions.ts'
import { nairaText } from '../../shared/naira.ts'
import { nairaNumber } from './naira.ts'
import { toRepaymentDetails, type Shown } from './repayment-details.ts'

/** Klump's share of an order, in per cent. */
const COMMISSION = 5

/** The loan that was just requested, in the form of the published response, with the plan as the bank receives it. */
export function toNewLoan(loan: LoanRow, transaction: TransactionRow, shown: Shown) {
  const { plan, partner, isLive } = shown
  const commissionKobo = percentOf(transaction.amount_kobo, String(COMMISSION), 'half-up')
  return {
    is_live: isLive,
    original_amount: nairaNumber(transaction.amount_kobo),
    currency: 'NGN',
    user_id: uuidOf(transaction.id),
    reference: transaction.reference,
    status: loan.status,
    repayment_cycle: plan.installment,
    req_id: loan.id.slice(0, 11),
    meta_data: JSON.parse(transaction.meta_data) as unknown,
    merchant_id: uuidOf(transaction.account_id),
    commission: COMMISSION,
    amount: nairaText(loan.total_kobo),
    merchant_payout_amount: nairaNumber(transaction.amount_kobo - commissionKobo),
    partner: partner.slug,
    interest: partner.offer.figures.monthlyRate,
    processor_webhook_data: toRepaymentDetails(shown),
    created_at: new Date(loan.created_at).toISOString(),
    id: loan.id,
    isCompleted: false,
    partnerReference: partnerReference(loan),
    partnerDataUpdates: { message: 'The bank has the order.' },
  }
}

/** The bank's name for the request. As published, it has characters with a special meaning in some URLs. */
export function partnerReference({ bank_token: token, id }: LoanRow): string {
  const letters = (token ?? id).replaceAll('-', '')
  return `${letters.slice(0, 3)}$${letters.slice(3, 9)}!${letters.slice(9, 16)}`
}
