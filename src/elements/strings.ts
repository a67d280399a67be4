import { verdicts } from '../messages/verdicts.ts'

/** The texts of button and banner. A page can replace them. */
export const WORDS = {
  label: 'Pay in instalments with Klump',
  link: 'Pay with a payment link',
  verdicts: {
    asking: 'Checking your payment…',
    paid: verdicts.paid,
    'not-paid': verdicts.notPaid,
    'in-progress': verdicts.inProgress,
    unreachable: 'The checkout cannot be reached at the moment. You have not been charged.',
    unknown: verdicts.unknown,
  },
}
