import type { Order } from '../validation/order.ts'
import type { OrderVerdict } from '../validation/order-verdict.ts'
import type { Answer } from './model/call.ts'
import { ApiFailure } from './model/failure.ts'

/** The page's answer to a request for the order. */
interface Renewed {
  readonly order?: Order
  readonly verdict?: OrderVerdict
}

/** What of the clock is needed to wait. */
interface Wait {
  afterVisible(ms: number, then: () => void): () => void
}

interface Renewal {
  /** Asks the page; rejects with `ApiFailure` when no answer comes. */
  request(): Promise<Answer>
  /** The page's answer. One that no request waits for is dropped. */
  receive(renewed: Renewed): void
}

/** Longer than the page waits for the shop's own answer (overlay/index.ts). */
const PATIENCE_MS = 45_000

/** The way to ask the page for the order again. */
export function createRenewal(send: () => void, { afterVisible }: Wait): Renewal {
  let receive: Renewal['receive'] = () => {}
  return {
    receive: (renewed) => receive(renewed),
    request: () =>
      new Promise((resolve, reject) => {
        const stop = afterVisible(PATIENCE_MS, () => reject(new ApiFailure('timeout', 'The page is silent.')))
        receive = ({ order, verdict }) => {
          stop()
          resolve({ verb: 'renew-order', ...(order && { order }), ...(verdict && { verdict }) })
        }
        send()
      }),
  }
}
