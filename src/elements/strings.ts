import { verdicts } from '../messages/verdicts.ts'

/** The texts of the button. A page replaces the label with an attribute and the verdicts with slots; the text of the link is fixed. */
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
