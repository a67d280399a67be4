import type { Klump, KlumpOptions, KlumpOrder, Outcome } from '../../../src/index.ts'

/** What pay.js wrote down. */
export interface ShopRecord {
  /** Callbacks in the order in which they came, errors with their code, and last the result. */
  log: string[]
  outcome: Outcome | undefined
  klump: Klump | undefined
  /** Of the page's policy. */
  violations: string[]
}

declare global {
  interface Window {
    Klump?: typeof Klump
    shop: ShopRecord & {
      order: () => KlumpOrder
      pay: (more?: Partial<KlumpOptions>) => Klump
    }
  }
}
