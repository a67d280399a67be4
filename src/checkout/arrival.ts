import { frameEnd, type FrameEnd } from '../protocol/frame-end.ts'
import type { Open, ToFrame } from '../protocol/to-frame.ts'
import { refusalFor } from './admission.ts'
import { createClient, type Client } from './api/client.ts'
import type { ShopPage } from './api/session.ts'
import { startEarly, type EarlyStart } from './api/start.ts'
import type { Network } from './http/request.ts'
import { ancestorsOf } from './network.ts'
import { takeCarried } from './over-reload.ts'
import { apiOf, metaOf } from './meta.ts'

/** A page that opened the checkout, and the data of its `open` message. */
export interface Arrival {
  /** Includes the contact that an earlier document left for this one. */
  readonly open: Open
  /** The files because of which the earlier document was reloaded. */
  readonly lost: readonly string[]
  /** Klump had the order before the document was reloaded. */
  readonly reopened: boolean
  /** The origin of the page as reported by the browser. */
  readonly shopOrigin: string
  readonly page: FrameEnd
  readonly client: Client
  /** The fields about the shop's page that are sent to the API, if the operator's document requires them. */
  readonly shopPage: ShopPage | undefined
  readonly early: EarlyStart | undefined
  /** Calls the listener for each later message of the page, and at once for the messages that have already arrived. */
  listen(onMessage: (message: ToFrame) => void): void
}

/**
 * Sends hello to the parent page, and sends the first requests to the API as soon as the page answers with `open`. Both happen in the first
 * lines of the document, so that the responses arrive while the rest of the document loads. A page for which the checkout does not open
 * receives the reason.
 */
export function awaitArrival(window: Window & typeof globalThis, network: Network): Promise<Arrival> {
  const { document } = window
  const { contact, chunks: lost, reopened } = takeCarried(window)
  const waiting: ToFrame[] = []
  let receive = (message: ToFrame): void => void waiting.push(message)
  return new Promise((resolve) =>
    frameEnd({
      window,
      onOpen(opened, shopOrigin, page) {
        const { publicKey, verdict } = opened
        const order = opened.order && { ...opened.order, ...contact }
        const error = refusalFor(publicKey, shopOrigin, window)
        if (error) return page.send({ type: 'outcome', outcome: { status: 'failed', error } })
        const client = createClient({ base: apiOf(document), publicKey, network })
        const shopPage = wantsShopOrigin(document)
          ? { shop_origin: shopOrigin, shop_ancestors: ancestorsOf(window) }
          : undefined
        const early = order && !verdict ? startEarly(client, publicKey, order, shopPage) : undefined
        return resolve({
          open: { ...opened, ...(order && { order }) },
          lost,
          reopened,
          shopOrigin,
          page,
          client,
          shopPage,
          early,
          listen(onMessage) {
            receive = onMessage
            waiting.splice(0).forEach(onMessage)
          },
        })
      },
      onMessage: (message) => receive(message),
    }),
  )
}

/** The operator's document may require that the shop's origin is sent to the API. Klump's documented call has no such field. */
function wantsShopOrigin(document: Document): boolean {
  return metaOf(document, 'shop-origin') === 'send'
}
