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
    askAboutOrder<T>(what: 'attempts' | 'link', body: unknown): Promise<T>
    /** Adds a line to the tester's list, and tells the tester's desk. */
    heard(name: string, payload: unknown): void
    /** Tells the tester's desk, if there is one, what the page heard: JSON, laid out. */
    tellDesk(name: string, payload: string): void
    showDecision(decision: Decision): void
    hideDecision(): void
    chosen: Basket | undefined
    /** The order of the chosen basket with a reference that was never used; or what the shop's server knows of earlier attempts. */
    nextAttempt(): Promise<OrderAnswer>
    /** The next press orders anew. */
    forgetOrder(): void
    /** The basket of the order that was kept. */
    keptChoice(): string | undefined
    /** The merchant_reference with which the checkout is open in this window. */
    openReference(): Promise<string | undefined>
    orderRow(name: string, figure: string): HTMLElement
    /** The order that this page is about: the one of its address, or the one that was placed and kept. */
    orderAtHand(): string | undefined
    /** What the shop's server has in its store: it does not ask Klump for this. */
    readOrder(orderId: string): Promise<PlacedOrder>
    /** Asks the shop's server about the order at hand, once at a time, and shows what it says. */
    askAboutPayment(orderId: string, ended: Ended): Promise<void>
    /** When the page is loaded: the order may have been paid meanwhile, or a bank may be deciding. */
    resumeOrder(): Promise<void>
    /** Other windows of this shop hear how the order stands now. */
    tellOtherWindows(orderId: string): void
    /** From now on this window has the checkout, until `ended`. `stop` is called when another window takes it over. */
    takeCheckout(ended: Promise<unknown>, stop: () => void): void
    /** What a paid order's "New order" does. */
    newOrder(): void
  }

  /** How the checkout ended, for the words that are shown. `loaded`: it did not end here, the page was loaded. */
  interface Ended {
    status: 'success' | 'pending' | 'loaded'
    reference: string
  }

  interface Decision {
    mood: 'good' | 'bad' | 'open'
    title: string
    text: string
    /** Where to go from here. Those of other sites open a tab of their own. */
    links?: { name: string; href: string }[]
    /** A button, and what it does. */
    offer?: { name: string; act: () => void }
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
