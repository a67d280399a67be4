/** All calls that the checkout itself makes to the API. */
export const OWN_CALLS = [
  'POST /transactions/initiate',
  'GET /loans/partners',
  'GET /loans/partners/requirements',
  'GET /loans/partners/terms-and-conditions',
  'GET /loans/partners/insurers',
  'POST /loans/account/verification',
  'POST /loans/account/verify-otp',
  'POST /loans/account/repayments-detail',
  'POST /loans/account/accept-loan-terms',
  'POST /loans/account/credentials',
  'POST /loans/account/new-loan',
  'GET /loans/account/new-loan/:id',
  'POST /loans/feedback',
] as const

/** A call that is relayed. */
export interface KnownCall {
  /** For logs: `/loans/account/new-loan/:id`. */
  readonly route: string
  /** Below `/v1`, as sent to the API. */
  readonly path: string
}

const CALL = /^(GET|POST) \/[a-z][a-z-]*(\/[a-z][a-z-]*)*$/
const ID = /^\/loans\/account\/new-loan\/[A-Za-z0-9-]{1,64}$/

/** Finds the known call of a request. `more` are further calls that steps of the operator's API name. Paths are compared undecoded. */
export function createCalls(
  more: readonly string[] = [],
): (method: string, path: string) => KnownCall | undefined {
  const wrong = more.find((call) => !CALL.test(call))
  if (wrong !== undefined)
    throw new TypeError(
      `calls: expected a call such as "POST /loans/account/confirm-wallet", got ${JSON.stringify(wrong)}.`,
    )
  const known = new Set<string>([...OWN_CALLS, ...more])
  return (method, path) => {
    const route = ID.test(path) ? '/loans/account/new-loan/:id' : path
    return known.has(`${method} ${route}`) && !path.includes(':') ? { route, path } : undefined
  }
}
