import { assumed } from '../assumed.ts'
import type { Step } from '../flow/step.ts'
import { oneTimeCode, phoneNumber } from './fields/account.ts'
import { installments } from './fields/split.ts'
import { newcomerSteps } from './klump-newcomer.ts'
import type { Partner } from './partner.ts'
import { newLoan } from './steps.ts'

/** For customers with a refund from an earlier order, which can pay a part of what is due now. */
const confirmWallet: Step = assumed('refund wallet', {
  name: 'CONFIRM_WALLET_BALANCE',
  call: 'confirm-wallet',
  when: 'refund-wallet',
  display: {
    title: 'Your refund wallet',
    subtitle: 'It holds NGN 5,000, which will be used towards your down payment if you like.',
  },
  fields: [
    {
      wire: {
        type: 'radio',
        name: 'use_wallet',
        label: 'Use your refund wallet?',
        required: true,
        options: [
          { value: 'yes', label: 'Yes, use it now' },
          { value: 'no', label: 'No, keep it for later' },
        ],
      },
    },
  ],
})

/**
 * Klump's own "pay in 4": a quarter now and three monthly payments. Klump requires only a phone number from a customer it knows.
 */
export const klump: Partner = {
  id: 6,
  name: 'Klump',
  slug: 'klump',
  interest: '3.00',
  minimum: { live: '25000.00', test: '1000.00' },
  maximum: '500000.00',
  charges: [],
  offer: assumed('other partners', {
    figures: {
      monthlyRate: '3',
      downPayment: 'one-share',
      totalHolds: assumed('totals of others', ['down-payment']),
    },
    planForm: 'stanbic',
    confirmedAt: 'checkout',
    loanLimit: 500_000,
    steps: [
      {
        name: 'CREATE_PHONE_OTP',
        call: 'verification',
        display: { title: 'Your phone number', subtitle: 'Klump will send a code to it.' },
        fields: [phoneNumber],
      },
      {
        name: 'VERIFY_PHONE_OTP',
        call: 'verify-otp',
        display: { title: 'Enter the code', subtitle: 'Klump has sent it to your phone.' },
        fields: [oneTimeCode('12345')],
      },
      ...newcomerSteps,
      {
        name: 'LOAN_OPTIONS',
        call: 'repayments-detail',
        display: { title: 'Pay in 4', subtitle: 'A quarter now, the rest in three monthly payments.' },
        fields: [installments([4])],
      },
      confirmWallet,
      newLoan,
    ],
  }),
}
