import type { Order } from '../validation/order.ts'
import type { OrderVerdict } from '../validation/order-verdict.ts'
import type { Answer } from './model/call.ts'
import { ApiFailure } from './model/failure.ts'

/** What the page answers when it is asked for the order again. */
interface Renewed {
  readonly order?: Order
  readonly verdict?: OrderVerdict
}

/** What of the clock is needed to wait. */
interface Wait {
  afterVisible(ms: number, then: () => void): () => void
}

interface Renewal {
  /** Asks the page; rejects with `ApiFailure` when it says nothing. */
  ask(): Promise<Answer>
  /** The page has answered; what nobody waits for is dropped. */
  hear(renewed: Renewed): void
}

/** Longer than the page waits for the shop's own answer (overlay/index.ts). */
const PATIENCE_MS = 45_000

/** The way to ask the page for the order again. */
export function createRenewal(say: () => void, { afterVisible }: Wait): Renewal {
  let hear: Renewal['hear'] = () => {}
  return {
    hear: (renewed) => hear(renewed),
    ask: () =>
      new Promise((resolve, reject) => {
        const stop = afterVisible(PATIENCE_MS, () => reject(new ApiFailure('timeout', 'The page is silent.')))
        hear = ({ order, verdict }) => {
          stop()
          resolve({ verb: 'renew-order', ...(order && { order }), ...(verdict && { verdict }) })
        }
        say()
      }),
  }
}
