import type { Sandbox } from '../../src/sandbox/index.ts'
import { orderOf } from '../../src/sandbox/testing/stand.ts'
import { walkTo } from '../../src/sandbox/testing/walk.ts'

/** An order in the shop's own store. The documents' examples have `total` in naira. */
export interface Order {
  id: string
  /** Every merchant_reference of the order, oldest first. */
  references: string[]
  total: string
  live: boolean
}

export interface Case {
  what: string
  order: Order
  reference: unknown
  /** Whether another order of the shop was paid with this reference. */
  used: boolean
  expected: boolean
  /** Whether the order is paid, whatever reference the page sent. */
  orderIsPaid: boolean
}

let made = 0

/** What identifies the order in Klump's answer: the merchant_reference, only the shop's `meta_data`, or nothing. */
export const NAMED = ['merchant_reference', 'meta_data', 'nothing'] as const
export type Named = (typeof NAMED)[number]

interface Payment {
  /** In naira. */
  total?: number
  /** The step before which the shopper stops. Without it, the shopper requests the loan and it is decided. */
  until?: string
  named?: Named
}

/**
 * Takes a shopper through pay in 4 for a new order of this total, to a step or to the end. It is the second attempt: the first never
 * reached Klump, and the third is not used yet.
 */
export async function payFor(
  sandbox: Sandbox,
  { total = 4100, until = 'LOAN_STATUS', named = 'merchant_reference' }: Payment = {},
): Promise<{ order: Order; reference: string }> {
  const id = String(++made)
  const used = `order-${id}-2`
  const order = {
    id,
    references: [`order-${id}-1`, used, `order-${id}-3`],
    total: String(total),
    live: false,
  }
  const meta = named === 'meta_data' ? { meta_data: { merchant_reference: used } } : {}
  await walkTo(until, 'klump', sandbox, orderOf(total, { merchant_reference: used, ...meta }))
  const transaction = sandbox.transactions().find((each) => each.merchantReference === used)
  if (!transaction) throw new Error(`The sandbox has no transaction of ${used}.`)
  if (until === 'LOAN_STATUS') await sandbox.advance(3000)
  return { order, reference: transaction.reference }
}

/** References that a page may send to the shop's server, from honest to forged, and whether each is a payment. */
export async function cases(sandbox: Sandbox, named: Named): Promise<Case[]> {
  sandbox.behaviour.set({ verifyNamesMerchantReference: named === 'merchant_reference' })
  const paid = await payFor(sandbox, { named })
  const other = await payFor(sandbox, { named })
  const dear = { ...paid.order, total: '9000.00' }
  const begun = await payFor(sandbox, { until: 'NEW_LOAN', named })
  const is = (what: string, { order, reference }: { order: Order; reference: unknown }): Case => ({
    what,
    order,
    reference,
    used: false,
    expected: false,
    orderIsPaid: order === paid.order,
  })
  return [
    { ...is('paid', paid), expected: true },
    is('begun', begun),
    is('paid for another order', { ...paid, reference: other.reference }),
    { ...is('used before', paid), used: true, orderIsPaid: false },
    is('less than the total', { ...paid, order: dear }),
    is('TEST money for a LIVE order', { ...paid, order: { ...paid.order, live: true } }),
    is('one that Klump does not know', { ...paid, reference: 'KLP-1234-567890-1234' }),
    is('a path', { ...paid, reference: `${paid.reference}/../x` }),
    is('one with a line break', { ...paid, reference: `${paid.reference}\n` }),
    is('an array', { ...paid, reference: [paid.reference] }),
    is('nothing', { ...paid, reference: null }),
  ]
}
