import { Refusal } from '../refusal.ts'
import { isGiven, requiredText, wholeNumber, type Body } from '../wire/body.ts'
import type { Fault, FaultKind } from './control.ts'

const ROUTE = /^(GET|POST) \/\S+$/

/** Reads a fault that came over HTTP. @throws Refusal 400 */
export function readFault(body: Body): Fault {
  const route = requiredText(body, 'route')
  if (!ROUTE.test(route)) {
    throw new Refusal(
      400,
      'route: expected a method and a path, for instance "POST /v1/loans/account/new-loan".',
    )
  }
  const times = isGiven(body, 'times') ? wholeNumber(body, 'times', 1, 10_000) : 1
  return { ...readKind(body), route, times }
}

function readKind(body: Body): FaultKind {
  const kind = requiredText(body, 'kind')
  switch (kind) {
    case 'status':
      return {
        kind,
        status: wholeNumber(body, 'status', 400, 599),
        ...(isGiven(body, 'retryAfter') && { retryAfter: wholeNumber(body, 'retryAfter', 0, 3600) }),
      }
    case 'delay':
      return { kind, ms: wholeNumber(body, 'ms', 0, 600_000) }
    case 'not-json':
    case 'drop':
    case 'lost-answer':
      return { kind }
    default:
      throw new Refusal(400, 'kind: expected status, delay, not-json, drop or lost-answer.')
  }
}
