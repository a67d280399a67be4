import type { Call } from './model.ts'

/** A page's origin that does not exist: `.example` is reserved. */
export const ORIGIN = 'https://checkout.shop.example'

/** The calls of the checkout, as Klump's own public clients make them. */
const CHECKOUT_CALLS = [
  ['POST', '/transactions/initiate'],
  ['GET', '/loans/partners'],
  ['GET', '/loans/partners/requirements'],
  ['POST', '/loans/account/verification'],
  ['POST', '/loans/account/verify-otp'],
  ['GET', '/loans/partners/terms-and-conditions'],
  ['GET', '/loans/partners/insurers'],
  ['POST', '/loans/account/repayments-detail'],
  ['POST', '/loans/account/accept-loan-terms'],
  ['POST', '/loans/account/credentials'],
  ['POST', '/loans/account/new-loan'],
  ['GET', '/loans/account/new-loan/0'],
  ['POST', '/loans/feedback'],
] as const

const AMOUNT = 40_000
const ORDER = {
  currency: 'NGN',
  klump_public_key: '{public}',
  // The phone number is published for tests; nobody reads mail at the email address.
  phone: '08012345678',
  email: 'probe@example.com',
  items: [{ name: 'Probe', unit_price: AMOUNT, quantity: 1, image_url: '', item_url: '' }],
  merchant_reference: '{own}',
  meta_data: {},
  source: 'klump-checkout',
  source_analytics: { plugin_source: 'klump-checkout', plugin_version: 'probe' },
}
const PAGE = {
  name: 'Probe',
  description: 'Probe',
  currency: 'NGN',
  is_fixed_amount: true,
  fixed_amount: AMOUNT,
  is_published: true,
}

const verify = (name: string, reference: string, key: Call['key'], why: string): Call => ({
  name,
  method: 'GET',
  path: `/v1/transactions/${reference}/verify`,
  key,
  why,
})

const initiate = (name: string, why: string, more: Readonly<Record<string, unknown>>): Call => ({
  name,
  method: 'POST',
  path: '/v1/transactions/initiate',
  key: 'public',
  headers: { origin: ORIGIN },
  body: { ...ORDER, ...more },
  why,
})

const page = (name: string, reference: string, why: string): Call => ({
  name,
  method: 'POST',
  path: '/v1/payment-pages',
  key: 'secret',
  body: { ...PAGE, reference },
  why,
})

const PREFLIGHTS = CHECKOUT_CALLS.map(([method, path]): Call => ({
  name: `preflight ${method} ${path}`,
  method: 'OPTIONS',
  path: `/v1${path}`,
  key: 'none',
  headers: {
    origin: ORIGIN,
    'access-control-request-method': method,
    'access-control-request-headers': 'authorization,content-type,klump-public-key',
  },
  why: 'whether a page of another origin may make this call',
}))

/** Every call, in the order in which they are sent. No call requests a loan, a code or a text message. */
export const CALLS: readonly Call[] = [
  verify('not begun', '{none}', 'secret', 'the body of 404'),
  verify('no key', '{none}', 'none', 'the body of 401'),
  verify('unknown key', '{none}', 'made up', 'the body of 401'),
  ...PREFLIGHTS,
  {
    name: 'partners',
    method: 'GET',
    path: `/v1/loans/partners?amount=${AMOUNT}`,
    key: 'public',
    headers: { origin: ORIGIN },
    why: 'whether it answers without client credentials, and to a page of another origin',
  },
  initiate('no amount', 'the body of 400', {}),
  initiate('begin', 'whether it answers without client credentials', { amount: AMOUNT }),
  initiate('begin again', 'whether the first call used the reference up', { amount: AMOUNT }),
  verify('own', '{own}', 'secret', 'whether it takes the shop’s own reference'),
  verify('klump', '{klump}', 'secret', 'whether the answer names the merchant_reference'),
  {
    name: 'lender',
    method: 'GET',
    path: '/v1/loans/partners/requirements?partner={partner}',
    key: 'public',
    hasToken: true,
    why: 'chooses a lender, and goes no further',
  },
  initiate('begin after the lender', 'whether the choice used the reference up', { amount: AMOUNT }),
  verify('own after the lender', '{own}', 'secret', 'whether it takes the shop’s own reference now'),
  {
    name: 'resend',
    method: 'GET',
    path: '/v1/transactions/{own}/resend-webhook',
    key: 'secret',
    why: 'whether it takes the shop’s own reference; your TEST webhook address gets one webhook',
  },
  page('page', '{page}', 'the answer of a payment page'),
  page('page again', '{page}', 'whether a reference makes one page only'),
  verify('page verified', '{page}', 'secret', 'whether a page that nobody opened is a transaction'),
]
