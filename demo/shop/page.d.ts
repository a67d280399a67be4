// For the type checker alone: what the page's plain scripts share, and what klump.js puts beside them.
import type { Klump as Constructor, Outcome as KlumpOutcome, KlumpOrder } from 'klump-checkout'
import type { Basket as MerchantBasket, Product as MerchantProduct } from '../merchant/catalogue.ts'
import type { Confirmation as MerchantConfirmation, ShopCheck } from '../merchant/journal.ts'

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
    /** JSON from the shop's own server, posted when there is a body. A refusal rejects with the server's sentence. */
    api<T>(path: string, body?: unknown): Promise<T>
    /** Adds a line to the tester's list, and tells the tester's desk. */
    heard(name: string, payload: unknown): void
    /** Tells the tester's desk, if there is one, what the page heard: JSON, laid out. */
    tellDesk(name: string, payload: string): void
    showDecision(decision: Decision): void
    hideDecision(): void
    chosen: Basket | undefined
  }

  interface Decision {
    mood: 'good' | 'bad' | 'open'
    title: string
    text: string
    checks?: Check[]
    /** A button, and what it does. */
    offer?: { name: string; act: () => void }
  }

  type Check = ShopCheck
  type Confirmation = MerchantConfirmation
  type Basket = MerchantBasket

  interface Catalogue {
    products: MerchantProduct[]
    baskets: Basket[]
    delivery: { fee: number; freeFrom: number }
  }

  interface Order {
    orderId: string
    checkout: KlumpOrder
  }

  type Outcome = KlumpOutcome
}
