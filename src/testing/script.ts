import { CODES, type KlumpErrorCode } from '../errors/codes.ts'
import type { StateEvent } from '../overlay/state.ts'
import type { ToPage } from '../protocol/messages.ts'
import { namesOf, type OrderVerdict } from '../validation/order-verdict.ts'
import type { Ending } from './endings.ts'

/** One event in an opening, as the page half receives it, or a time without events. */
export type ScriptedEvent = StateEvent | { readonly type: 'wait'; readonly ms: number }

/** The step from which the shopper leaves where the ending is `cancelled`. */
export const LEFT_FROM = 'VERIFY_OTP'

const message = (content: ToPage): ScriptedEvent => ({ type: 'message', message: content })
const OPENED: readonly ScriptedEvent[] = [message({ type: 'ready' }), message({ type: 'opened' })]

/** All events from the moment the order is read. `renewable`: the shop can be asked for the order again. */
export function scriptOf(ending: Ending, reference: string, renewable: boolean): readonly ScriptedEvent[] {
  const asked = (status: 'success' | 'pending', ...meanwhile: readonly ScriptedEvent[]) => [
    ...OPENED,
    message({ type: 'busy', locked: true, reference }),
    ...meanwhile,
    ...(status === 'success' ? [message({ type: 'approved', reference })] : []),
    message({ type: 'outcome', outcome: { status, reference } }),
  ]
  switch (ending) {
    case 'slow':
      return [{ type: 'wait', ms: 15_000 }, ...scriptOf('success', reference, renewable)]
    case 'reference-used':
      return renewable
        ? [message({ type: 'ready' }), message({ type: 'reference-used' })]
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

/** All events when `data` gave a verdict in place of an order. */
export function scriptOfVerdict(given: OrderVerdict = { verdict: 'unknown' }): readonly ScriptedEvent[] {
  if (given.verdict !== 'in-progress')
    return failing(given.verdict === 'unknown' ? 'data_unavailable' : 'already_paid', '')
  const names = namesOf(given)
  return [
    ...OPENED,
    message({ type: 'busy', locked: false, reference: names.reference }),
    message({ type: 'outcome', outcome: { status: 'pending', ...names } }),
  ]
}

function failing(code: KlumpErrorCode, reference: string): readonly ScriptedEvent[] {
  const [type] = CODES[code]
  const error = { code, message: `The test chose the ending ${code}.` }
  // Without a network, or on a page that cannot show the checkout, nothing was drawn.
  if (type === 'page' || code === 'offline') return [{ type: 'failure', error }]
  const asked = type === 'decision' && code !== 'no_partner' && reference !== ''
  return [
    ...OPENED,
    message({ type: 'outcome', outcome: { status: 'failed', error, ...(asked && { reference }) } }),
  ]
}
