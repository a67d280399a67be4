import { isHttp } from '../validation/order.ts'
import type { OverlayOutcome } from '../loader/contract.ts'

/**
 * Where the page goes after a success: the order's address with `reference`, `merchant_reference` and `status=successful`
 * after its own query, which stays letter for letter, as does its hash. A name that is in the query already is not added. Undefined after any other outcome, and when it is
 * not http(s): an open door to other schemes would be one for scripts.
 */
export function redirectAddress(given: string | undefined, outcome: OverlayOutcome): string | undefined {
  if (!isHttp(given) || outcome.status !== 'success') return undefined
  const url = new URL(given)
  const { reference, merchantReference } = outcome
  const added = new URLSearchParams({
    reference,
    ...(merchantReference !== undefined && { merchant_reference: merchantReference }),
    status: 'successful',
  })
  for (const name of url.searchParams.keys()) added.delete(name)
  if (String(added)) url.search += `${url.search ? '&' : '?'}${added}`
  return url.href
}
