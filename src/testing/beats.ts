import { CODES, type KlumpErrorCode } from '../errors/codes.ts'
import type { StateEvent } from '../overlay/state.ts'
import type { ToPage } from '../protocol/messages.ts'
import { namesOf, type OrderVerdict } from '../validation/order-verdict.ts'
import type { Ending } from './endings.ts'

/** One event in an opening, as the page half receives it, or a time without events. */
export type Beat = StateEvent | { readonly type: 'wait'; readonly ms: number }

/** The step from which the shopper leaves where the ending is `cancelled`. */
export const LEFT_FROM = 'VERIFY_OTP'

const says = (message: ToPage): Beat => ({ type: 'message', message })
const OPENED: readonly Beat[] = [says({ type: 'ready' }), says({ type: 'opened' })]

/** All beats from the moment the order is read. `renewable`: the shop can be asked for the order again. */
export function beatsOf(ending: Ending, reference: string, renewable: boolean): readonly Beat[] {
  const asked = (status: 'success' | 'pending', ...meanwhile: readonly Beat[]) => [
    ...OPENED,
    says({ type: 'busy', locked: true, reference }),
    ...meanwhile,
    ...(status === 'success' ? [says({ type: 'approved', reference })] : []),
    says({ type: 'outcome', outcome: { status, reference } }),
  ]
  switch (ending) {
    case 'slow':
      return [{ type: 'wait', ms: 15_000 }, ...beatsOf('success', reference, renewable)]
    case 'reference-used':
      return renewable
        ? [says({ type: 'ready' }), says({ type: 'reference-used' })]
        : failing('duplicate_reference', reference)
    case 'cancelled':
      return [...OPENED, { type: 'close' }]
    case 'success':
    case 'pending':
      return asked(ending)
    case 'deciding':
      return asked('success', { type: 'wait', ms: 120_000 })
    default:
      return failing(ending, reference)
  }
}

/** All beats when `data` gave a verdict in place of an order. */
export function beatsOfVerdict(given: OrderVerdict = { verdict: 'unknown' }): readonly Beat[] {
  if (given.verdict !== 'in-progress')
    return failing(given.verdict === 'unknown' ? 'data_unavailable' : 'already_paid', '')
  const names = namesOf(given)
  return [
    ...OPENED,
    says({ type: 'busy', locked: false, reference: names.reference }),
    says({ type: 'outcome', outcome: { status: 'pending', ...names } }),
  ]
}

function failing(code: KlumpErrorCode, reference: string): readonly Beat[] {
  const [type] = CODES[code]
  const error = { code, message: `The fake was told to end as ${code}.` }
  // Without a network, or on a page that cannot show the checkout, nothing was drawn.
  if (type === 'page' || code === 'offline') return [{ type: 'failure', error }]
  const asked = type === 'decision' && code !== 'no_partner' && reference !== ''
  return [
    ...OPENED,
    says({ type: 'outcome', outcome: { status: 'failed', error, ...(asked && { reference }) } }),
  ]
}
