import type { FaultKind } from '../../../src/sandbox/index.ts'

/** The only call from Klump to the shop. */
export const RECEIVING_WEBHOOKS = 'POST /webhooks/klump'

/** Calls that can be made to fail, with their names for the tester. */
export const CALLS: readonly { name: string; route: string }[] = [
  { name: 'Starting the checkout', route: 'POST /v1/transactions/initiate' },
  { name: 'The list of banks', route: 'GET /v1/loans/partners' },
  { name: 'What a bank requires', route: 'GET /v1/loans/partners/requirements' },
  { name: 'Account and phone number', route: 'POST /v1/loans/account/verification' },
  { name: 'The one-time code', route: 'POST /v1/loans/account/verify-otp' },
  { name: 'The terms', route: 'GET /v1/loans/partners/terms-and-conditions' },
  { name: 'The insurers', route: 'GET /v1/loans/partners/insurers' },
  { name: 'The repayment plan', route: 'POST /v1/loans/account/repayments-detail' },
  { name: 'Accepting the plan', route: 'POST /v1/loans/account/accept-loan-terms' },
  { name: 'Finishing the account', route: 'POST /v1/loans/account/credentials' },
  { name: 'Asking for the loan', route: 'POST /v1/loans/account/new-loan' },
  { name: 'Waiting for the decision', route: 'GET /v1/loans/account/new-loan/:id' },
  { name: 'The shop verifying', route: 'GET /v1/transactions/:reference/verify' },
  { name: 'The shop receiving a webhook', route: RECEIVING_WEBHOOKS },
]

export const FAILURES: readonly { name: string; fault: FaultKind }[] = [
  { name: 'Slow: answers after 5 seconds', fault: { kind: 'delay', ms: 5_000 } },
  { name: 'Very slow: answers after a minute', fault: { kind: 'delay', ms: 60_000 } },
  { name: '500, the server failed', fault: { kind: 'status', status: 500 } },
  { name: '503, down for maintenance', fault: { kind: 'status', status: 503 } },
  { name: '429, too fast: wait 5 seconds', fault: { kind: 'status', status: 429, retryAfter: 5 } },
  { name: '401, the key is refused', fault: { kind: 'status', status: 401 } },
  { name: 'Not JSON: a gateway’s page', fault: { kind: 'not-json' } },
  { name: 'Lost answer: it was done, nobody hears it', fault: { kind: 'lost-answer' } },
  { name: 'Dropped: the connection ends first', fault: { kind: 'drop' } },
]

/** More calls than any session makes. */
const UNTIL_SWITCHED_OFF = 1_000_000

export const TIMES: readonly { name: string; times: number }[] = [
  { name: 'Once', times: 1 },
  { name: 'Three times', times: 3 },
  { name: 'Until switched off', times: UNTIL_SWITCHED_OFF },
]

export const timesText = (left: number) =>
  left > 1_000 ? 'until switched off' : left === 1 ? 'once' : `${left} times`

export const callName = (route: string) => CALLS.find((call) => call.route === route)?.name ?? route

export function failureName(fault: FaultKind): string {
  const isSame = (other: FaultKind) =>
    fault.kind === other.kind &&
    (fault.kind !== 'delay' || other.kind !== 'delay' || fault.ms === other.ms) &&
    (fault.kind !== 'status' || other.kind !== 'status' || fault.status === other.status)
  return FAILURES.find((failure) => isSame(failure.fault))?.name ?? fault.kind
}
