/** The texts of button and banner. A page can replace them. */
export const WORDS = {
  label: 'Pay in instalments with Klump',
  link: 'Pay with a payment link',
  verdicts: {
    asking: 'Checking your payment…',
    paid: 'Paid. Thank you!',
    'not-paid': 'This payment could not be confirmed. You have not paid for this order.',
    'in-progress': 'Your bank is still deciding. You need not pay again.',
    unreachable: 'The checkout cannot be reached at the moment. You have not been charged.',
    unknown: 'Your payment is not confirmed yet. You need not pay again: the shop will know soon.',
  },
}
