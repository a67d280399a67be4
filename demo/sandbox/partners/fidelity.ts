import type { DownPaymentRule } from '../figures/down-payment.ts'
import { accountNumber, neededAmount, phoneNumber } from './fields/account.ts'
import { downPayment, installments } from './fields/split.ts'
import type { Partner } from './partner.ts'
import { acceptTerms, enterCode, newLoan, splitIt, verifyAccount, whatYouNeed } from './steps.ts'

const paidNow: DownPaymentRule = { least: '10', most: '50' }

/**
 * Fidelity: the shopper says how much to pay now, and small baskets are not lent for, in test neither. Figures made
 * up: 10 % to 50 % now, 2 % a month on the rest, a fee of 1 % of the loan named apart.
 */
export const fidelity: Partner = {
  id: 7,
  name: 'Fidelity Bank',
  slug: 'fidelity',
  interest: '2.00',
  minimum: { live: '100000.00', test: '100000.00' },
  charges: [{ name: 'Management fee', value: '1', unit: '%', slug: 'management_fee' }],
  offer: {
    figures: { monthlyRate: '2', downPayment: paidNow, managementFee: '1' },
    confirmedAt: 'checkout',
    loanLimit: 3_000_000,
    steps: [
      whatYouNeed(
        'Fidelity Bank',
        ['A Fidelity account', 'The phone number the bank has for you', 'At least a tenth of the price now'],
        'Fidelity Bank may look at my account and my credit record to decide on this loan.',
      ),
      verifyAccount('Fidelity', [accountNumber, phoneNumber, neededAmount]),
      enterCode('Fidelity Bank', '12345'),
      splitIt((situation) => [installments([3, 6, 9, 12]), downPayment(paidNow, situation)]),
      acceptTerms,
      newLoan,
    ],
  },
}
