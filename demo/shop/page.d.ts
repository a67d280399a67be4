// For the type checker alone: what the page's plain scripts share, and what klump.js puts beside them.
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
    /** An element with attributes and children. Text goes in as text, never as HTML. */
    element(tag: string, attributes: Record<string, string>, ...children: (Node | string)[]): HTMLElement
    /** Whole naira as people read them. */
    naira(amount: number): string
    /** JSON from the shop's own server, posted when there is a body. A refusal rejects with the server's sentence, and the status. */
    api<T>(path: string, body?: unknown): Promise<T>
    /**
     * Posts to an address of the order, which is placed first where it was not. Where the server does not have the kept order any more,
     * nothing of it can be paid: it is placed anew.
     */
    postAboutOrder<T>(what: 'attempts' | 'link', body: unknown): Promise<T>
    /** Adds a line to the tester's list, and tells the tester's desk. */
    onCallback(name: string, payload: unknown): void
    /** Posts to the tester’s desk, if there is one, the name and payload of a callback: JSON, laid out. */
    postToDesk(name: string, payload: string): void
    chosen: Basket | undefined
    /** The order that this page is about: the one of its address, or the one that was placed for the chosen basket. */
    orderAtHand(): string | undefined
    /** Its id; places it where it was not. */
    placeOrder(): Promise<string>
    /** The order with a reference that was never used; or what the shop's server knows of earlier attempts. */
    nextAttempt(): Promise<OrderAnswer>
    /** Its basket is ordered anew by the next press; unless another window has done so already, which is then the order to pay. */
    forgetOrder(orderId: string): void
    /** What `keep` has kept under this key. */
    recall(key: string): string | undefined
    keep(key: string, value: string): void
    drop(key: string): void
    /** The reference of an attempt whose shopper agreed, while the shop's server has not answered to it. */
    unreported(orderId: string): string | undefined
    /** Asks the shop's server whether the order is paid, and tells it of that attempt. Rejects when there is no answer. */
    report(orderId: string, reference?: string): Promise<Verdict>
    /** The basket that was ordered last. */
    keptChoice(): string | undefined
    orderRow(name: string, figure: string): HTMLElement
    /** Draws what there is to tell, or nothing. For `show` alone. */
    draw(decision: Decision | undefined): void
    /** Shows what is awaited, unless there is something newer to show by then; until then `meanwhile`. */
    show(awaited: Decision | undefined | Promise<Decision | undefined>, meanwhile?: Decision): Promise<void>
    checking: Decision
    /** Asks the shop's server how the order stands, and shows it. Left out, `ending` is the last one. */
    settle(ending?: Ending): Promise<void>
    /** Shows what another window or device has brought about. */
    showChange(orderId: string, verdict: 'paid' | 'in-progress'): Promise<void>
    /** Other windows of this shop ask how the order stands now. */
    notifyOtherWindows(orderId: string): void
    /** From now on this window has the checkout of the order, until it has ended or another window takes it over. */
    takeCheckout(open: OpenCheckout): Promise<void>
  }

  interface OpenCheckout {
    /** What it was given, as soon as it has asked. */
    attempt(): Promise<OrderAnswer> | undefined
    ended: Promise<unknown>
    /** Ends it, because the shopper goes on in another window. */
    stop(): void
  }

  /** How the checkout ended, for the words that are shown. `loaded`: it did not end here, the page was loaded or a basket chosen. */
  interface Ending {
    status: 'loaded' | 'success' | 'pending' | 'failed' | 'cancelled' | 'elsewhere'
    /** Of the attempt whose shopper agreed: Klump's, or the shop's own where Klump had named none. */
    reference?: string | undefined
    /** Of the error. */
    code?: string
  }

  interface Decision {
    mood: 'good' | 'bad' | 'open'
    title: string
    text: string
    /** Where to go from here. Those of other sites open a tab of their own. */
    links?: { name: string; href: string }[]
    /** A button, and what it does. */
    offer?: { name: string; act: () => void }
    /** The order must not be paid now: it is paid, or a bank is deciding. */
    isClosed?: boolean
  }

  /** What the shop's server says of an order: the verdict, and no more. */
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
