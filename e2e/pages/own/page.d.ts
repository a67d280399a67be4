import type { Klump, KlumpOptions, KlumpOrder, Outcome } from '../../../src/index.ts'

/** The record of pay.js. */
export interface ShopRecord {
  /** The callbacks in order, errors with their code, and last the result. */
  log: string[]
  outcome: Outcome | undefined
  klump: Klump | undefined
  /** Violations of the page's policy. */
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
