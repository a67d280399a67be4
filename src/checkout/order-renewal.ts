import type { Order } from '../validation/order.ts'
import type { OrderVerdict } from '../validation/order-verdict.ts'
import type { Network } from './http/request.ts'
import type { Answer } from './model/call.ts'
import { ApiFailure } from './model/failure.ts'

/** The page's answer to a request for the order. */
interface Renewed {
  readonly order?: Order
  readonly verdict?: OrderVerdict
}

interface Renewal {
  /** Requests the order from the page; rejects with `ApiFailure` when no answer arrives. */
  request(): Promise<Answer>
  /** The page's answer. An answer without a pending request is dropped. */
  receive(renewed: Renewed): void
}

/** Longer than the page waits for the shop's own answer (overlay/index.ts). */
const TIMEOUT_MS = 45_000

/** Makes the way to request the order from the page again. `send` sends the request. */
export function createRenewal(send: () => void, { afterVisible }: Pick<Network, 'afterVisible'>): Renewal {
  let receive: Renewal['receive'] = () => {}
  return {
    receive: (renewed) => receive(renewed),
    request: () =>
      new Promise((resolve, reject) => {
        const stop = afterVisible(TIMEOUT_MS, () =>
          reject(new ApiFailure('timeout', 'The page did not answer the request for the order in time.')),
        )
        receive = ({ order, verdict }) => {
          stop()
          resolve({ verb: 'renew-order', ...(order && { order }), ...(verdict && { verdict }) })
        }
        send()
      }),
  }
}
