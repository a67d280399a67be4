// For the type checker alone: what the page's plain scripts share, and what klump.js puts beside them.
import type { Klump as Constructor, Outcome as KlumpOutcome, KlumpOrder, OrderAnswer } from 'klump-checkout'
import type { Basket as MerchantBasket, Product as MerchantProduct } from '../merchant/catalogue.ts'
import type { PageLink } from '../merchant/attempts.ts'
import type { Confirmation as MerchantConfirmation } from '../merchant/journal.ts'

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
    /** It is paid: the next press orders anew. */
    forgetOrder(): void
  }

  interface Decision {
    mood: 'good' | 'bad' | 'open'
    title: string
    text: string
    /** Where to go from here. */
    links?: { name: string; href: string }[]
    /** A button, and what it does. */
    offer?: { name: string; act: () => void }
  }

  /** What the shop's server says of an order: the verdict, and no more. */
  type Verdict = MerchantConfirmation['verdict']
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
}
