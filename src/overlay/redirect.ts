import { transaction } from '../protocol/payloads.ts'
import { isHttp } from '../validation/order.ts'
import type { OverlayOutcome } from '../loader/contract.ts'

/**
 * Where the page goes after a success: the order's address with `reference`, `merchant_reference` and `status=successful` added to its
 * query. The query and the hash that it has stay as they are, and a name that the query has already is not added. Undefined after any
 * other outcome, and for an address that is not http(s): `javascript:` would run a script in the shop's page.
 */
export function redirectAddress(given: string | undefined, outcome: OverlayOutcome): string | undefined {
  if (!isHttp(given) || outcome.status !== 'success') return undefined
  const url = new URL(given)
  const added = new URLSearchParams({ ...transaction(outcome), status: 'successful' })
  for (const name of url.searchParams.keys()) added.delete(name)
  if (String(added)) url.search += `${url.search ? '&' : '?'}${added}`
  return url.href
}
