import { ownProperties } from '../../shared/own-properties.ts'
import { fetchTransaction } from './fetch-transaction.ts'
import { unknown } from './call.ts'
import { check } from './checks.ts'
import type { CallSettings } from './options.ts'
import type { Check } from './result.ts'
import type { Unanswered } from './unanswered.ts'

/**
 * Checks whether a transaction was made for the order with this merchant_reference, when its own answer does not state it: Klump is asked
 * by the merchant_reference, and names its transaction. Only a different transaction is a refusal.
 */
export async function checkOwner(
  own: string,
  reference: string,
  settings: CallSettings,
): Promise<{ owner: Check } | { owner: undefined; unanswered: Unanswered }> {
  const found = await fetchTransaction(own, settings)
  if (found.kind === 'unknown') return { owner: undefined, unanswered: found }
  if (found.kind !== 'transaction')
    return { owner: undefined, unanswered: unknown('owner_unproven', UNPROVEN) }
  const { reference: named, merchantReference = own } = ownProperties(found.transaction)
  const owner = check(
    'merchant-reference',
    named === reference && merchantReference === own,
    'Asked by this order’s merchant_reference, Klump names this transaction.',
    'The transaction was made for another order: asked by this order’s merchant_reference, Klump names another one.',
  )
  return { owner }
}

export const UNPROVEN =
  'Klump’s answer contains no merchant_reference, and Klump has no transaction with the merchant_reference of this order. ' +
  'Nothing shows that the payment was made for this order. Look it up in the dashboard.'
