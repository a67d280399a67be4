import { frameEnd, type FrameEnd } from '../protocol/frame-end.ts'
import type { Open, ToFrame } from '../protocol/to-frame.ts'
import { refusalFor } from './admission.ts'
import { createClient, type Client } from './api/client.ts'
import type { ShopPage } from './api/session.ts'
import { startEarly, type EarlyStart } from './api/start.ts'
import type { Network } from './http/request.ts'
import { ancestorsOf } from './network.ts'
import { takeCarried } from './over-reload.ts'

/** A page that opened the checkout, and what was asked for it. */
export interface Arrival {
  /** With the contact that an earlier document left for this one. */
  readonly open: Open
  /** The files for whose sake the earlier document was loaded anew. */
  readonly lost: readonly string[]
  /** Klump had the order then. */
  readonly reopened: boolean
  /** What the browser says of the page. */
  readonly shopOrigin: string
  readonly page: FrameEnd
  readonly client: Client
  /** The fields about the shop's page that the API is sent, where the operator's document asks for them. */
  readonly shopPage: ShopPage | undefined
  readonly early: EarlyStart | undefined
  /** Calls the listener for each message of the page from now on, and at once for those that came meanwhile. */
  listen(onMessage: (message: ToFrame) => void): void
}

/**
 * Says hello to the page around the checkout, and asks the API as soon as the page has opened the door: all of it in the first lines of
 * the document, so that the answers are on their way while the rest of it is. A page that the checkout does not open for hears why.
 */
export function awaitArrival(window: Window & typeof globalThis, network: Network): Promise<Arrival> {
  const { document } = window
  const { contact, chunks: lost, begun: reopened } = takeCarried(window)
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

/** The API is named by this document and by nobody else: no shop can point a shopper's code at another server. */
function apiOf(document: Document): string {
  const named = document.querySelector<HTMLMetaElement>('meta[name="klump-api"]')?.content ?? ''
  return new URL(named, document.baseURI).href
}

/** The operator's document may ask for the shop's origin to be sent to the API. Klump's documented call has no such field. */
function wantsShopOrigin(document: Document): boolean {
  return document.querySelector<HTMLMetaElement>('meta[name="klump-shop-origin"]')?.content === 'send'
}
