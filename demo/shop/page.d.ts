// For the type checker only: the globals that the page's classic scripts share, and those of klump.js.
import type { KlumpButton as Button } from 'klump-checkout/elements'
import type { Klump as Constructor, Outcome as KlumpOutcome, KlumpOrder, OrderAnswer } from 'klump-checkout'
import type { Basket as MerchantBasket, Product as MerchantProduct } from '../merchant/catalogue.ts'
import type { PageLink } from '../merchant/attempts.ts'
import type { PageOrder, PageVerdict } from '../merchant/journal.ts'

declare global {
  const Klump: typeof Constructor
  const market: Market

  interface Window {
    market: Market
  }

  interface Market {
    byId(id: string): HTMLElement
    /** Creates an element with attributes and children. Strings become text, never HTML. */
    element(tag: string, attributes: Record<string, string>, ...children: (Node | string)[]): HTMLElement
    /** Formats whole naira for display. */
    naira(amount: number): string
    /** JSON from the shop's own server; a POST when there is a body. An error response rejects with the server's message and status. */
    api<T>(path: string, body?: unknown): Promise<T>
    /**
     * Posts to a route of the order, which is placed first if necessary. When the server no longer has the stored order, the order
     * cannot be paid and is placed anew.
     */
    postAboutOrder<T>(what: 'attempts' | 'link', body: unknown): Promise<T>
    /** Adds a line to the tester's list, and posts it to the tester's desk. */
    recordCallback(name: string, payload: unknown): void
    /** Posts a callback's name and payload (indented JSON) to the tester’s desk, if there is one. */
    postToDesk(name: string, payload: string): void
    chosen: Basket | undefined
    /** The id of the page's order: the one in the address, or the one that was placed for the chosen basket. */
    orderAtHand(): string | undefined
    /** Returns the order's id; places the order if necessary. */
    placeOrder(): Promise<string>
    /** The order with an unused reference, or the shop server's verdict about earlier attempts. */
    nextAttempt(): Promise<OrderAnswer>
    /** The next press orders the basket anew, unless another window has already done so: then that order is paid. */
    forgetOrder(orderId: string): void
    /** The value that `keep` has stored under this key. */
    recall(key: string): string | undefined
    keep(key: string, value: string): void
    drop(key: string): void
    /** The reference of an attempt whose shopper agreed, until the shop's server has answered the report. */
    unreported(orderId: string): string | undefined
    /** Asks the shop's server whether the order is paid, and reports that attempt. Rejects when there is no answer. */
    report(orderId: string, reference?: string): Promise<Verdict>
    /** The id of the basket that was ordered last. */
    keptChoice(): string | undefined
    orderRow(name: string, figure: string): HTMLElement
    /** Draws the decision, or nothing. Only `show` calls this. */
    draw(decision: Decision | undefined): void
    /** Shows the awaited decision, unless a newer call came first. Until then, shows `meanwhile`. */
    show(awaited: Decision | undefined | Promise<Decision | undefined>, meanwhile?: Decision): Promise<void>
    checking: Decision
    /** Asks the shop's server for the order's state, and shows it. `ending` defaults to the last one. */
    settle(ending?: Ending): Promise<void>
    /** Shows a change that another window or device has caused. */
    showChange(orderId: string, verdict: 'paid' | 'in-progress'): Promise<void>
    /** Makes the other windows of this shop request the order's state. */
    notifyOtherWindows(orderId: string): void
    /** Gives this window the order's checkout, until the checkout has ended or another window takes it over. */
    takeCheckout(open: OpenCheckout): Promise<void>
  }

  interface OpenCheckout {
    /** The data for the checkout, as soon as the checkout has requested it. */
    attempt(): Promise<OrderAnswer> | undefined
    ended: Promise<unknown>
    /** Ends the checkout, because the shopper continues in another window. */
    stop(): void
  }

  /** How the checkout ended; selects the text to show. `loaded`: no checkout ended, the page was loaded or a basket chosen. */
  interface Ending {
    status: 'loaded' | 'success' | 'pending' | 'failed' | 'cancelled' | 'elsewhere'
    /** The reference of the attempt whose shopper agreed: Klump's, or the shop's own when Klump had given none. */
    reference?: string | undefined
    /** The error's code. */
    code?: string
  }

  interface Decision {
    mood: 'good' | 'bad' | 'open'
    title: string
    text: string
    /** Links to follow. Links to other sites open in a new tab. */
    links?: { name: string; href: string }[]
    /** A button and its action. */
    offer?: { name: string; act: () => void }
    /** The order must not be paid now: it is paid, or a bank is deciding. */
    isClosed?: boolean
  }

  /** The shop server's answer about an order: only the verdict. */
  type Verdict = PageVerdict
  type PlacedOrder = PageOrder
  type Link = PageLink
  type Basket = MerchantBasket

  interface Catalogue {
    products: MerchantProduct[]
    baskets: Basket[]
    delivery: { fee: number; freeFrom: number }
  }

  interface Order {
    orderId: string
    /** With the reference of the order's first attempt. */
    checkout: KlumpOrder
  }

  type KlumpCheckout = KlumpOrder
  type Outcome = KlumpOutcome
  type KlumpButton = Button
}
