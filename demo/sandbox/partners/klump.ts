import { installments, oneTimeCode, phoneNumber } from './fields.ts'
import { newLoan, type Partner } from './partner.ts'

/** Klump's own "pay in 4": a quarter now and three monthly payments. A phone number is all it asks for. */
export const klump: Partner = {
  id: 2,
  name: 'Klump',
  slug: 'klump',
  interest: '3.00',
  minimum: { live: '25000.00', test: '1000.00' },
  charges: [],
  offer: {
    figures: { monthlyRate: '3', downPayment: 'one-share' },
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
      {
        name: 'LOAN_OPTIONS',
        call: 'repayments-detail',
        display: { title: 'Pay in 4', subtitle: 'A quarter now, the rest in three monthly payments.' },
        fields: [installments([4])],
      },
      newLoan,
    ],
  },
}
