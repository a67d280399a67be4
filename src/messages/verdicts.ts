/** The verdicts of a shop's server, which `<klump-button>` shows too. */
export const verdicts = {
  paid: 'Paid. Thank you!',
  notPaid: 'This payment could not be confirmed. You have not paid for this order.',
  inProgress: 'Your bank is still deciding. You need not pay again.',
  unknown: 'Your payment is not confirmed yet. You need not pay again: the shop will know soon.',
} as const
