/*
 * A body for every POST of the checkout, in the order of a purchase at Stanbic, with the test values that Klump publishes. What a
 * shopper really typed is not on the wire that the desk sees, and belongs in no list.
 */

const items = [{ name: 'Sewing machine', unit_price: 40_000, quantity: 1, image_url: '', item_url: '' }]

const account = { accountNumber: '1234567890', phoneNumber: '08012345678' }

/** By method and path. `publicKey` goes where the API wants it in the body, too. */
export function sampleBody(route: string, publicKey: string): Record<string, unknown> | undefined {
  const known = BODIES[route]
  return known && { ...known, klump_public_key: publicKey }
}

const partner = { partner: 'stanbic', is_live: false }

const BODIES: Readonly<Record<string, Record<string, unknown>>> = {
  'POST /v1/transactions/initiate': {
    amount: 40_000,
    currency: 'NGN',
    email: 'ada@example.com',
    phone: '08012345678',
    items,
  },
  'POST /v1/loans/account/verification': { ...partner, ...account },
  'POST /v1/loans/account/verify-otp': { ...partner, ...account, otp: '123456' },
  'POST /v1/loans/account/repayments-detail': {
    ...partner,
    amount: 40_000,
    installment: 6,
    repaymentDay: 25,
    insurerId: '1',
  },
  'POST /v1/loans/account/accept-loan-terms': { ...partner, is_accepted: true },
  'POST /v1/loans/account/credentials': { ...partner, email: 'ada@example.com', password: 'Password@1' },
  'POST /v1/loans/account/confirm-wallet': { ...partner, partner: 'klump', use_wallet: 'yes' },
  'POST /v1/loans/account/new-loan': {
    ...partner,
    amount: 40_000,
    items,
    installment: 6,
    repaymentDay: 25,
    insurerId: '1',
    termsAndConditionVersion: '1',
  },
  'POST /v1/loans/feedback': {
    email: 'ada@example.com',
    phone: '08012345678',
    feedback: 'Too many questions',
    is_live: false,
  },
}
