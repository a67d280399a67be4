import type { OverlayEvent } from '../loader/contract.ts'
import { Promise } from '../shared/promise.ts'

// There is one overlay on a page, also when the page has two copies of the package (from npm and by a script tag). While an overlay is
// open, the copies find it on the document, under this symbol.
const SLOT = Symbol.for('klump-checkout')

/** Returns what `onEvent` of the request returns (contract.ts). */
export type Listener = (event: OverlayEvent) => unknown

/** The subscription of one opening to an overlay that several openings may share. */
export interface Subscription {
  close(): void
  /** Ends the subscription. The overlay ends with its last subscription. */
  leave(): void
}

/** Subscribes to the overlay. The listener first receives at once what was emitted before, then everything until the end. */
export type Join = (listener: Listener) => Subscription

/**
 * The open overlay, as other copies of the package see it. Any script of the page sees it, too: so it holds nothing of the order or the
 * shopper, and only a caller who has the same key and order may subscribe. Raise `version` when this shape changes.
 */
export interface Running {
  readonly version: 2
  /**
   * How to subscribe, for a caller with this identity (key and order). Undefined when the overlay is open for another one, or ended before
   * its own identity was known.
   */
  admit(identity: string): Promise<Join | undefined>
}

type Slotted = Document & { [SLOT]?: Running }

export function runningOn(document: Document): Running | undefined {
  return (document as Slotted)[SLOT]
}

/** The hold of a run on the page, on which there is one overlay at a time. */
export interface Claim {
  /** The key and order of this run are known: a caller with the same may subscribe. */
  identify(identity: string): void
  /** Releases the page for another run. */
  release(): void
}

/** Makes this the run of the page. The caller has seen that there is no other. */
export function claim(document: Document, join: Join): Claim {
  let settle: (identity: string | undefined) => void = () => {}
  const known = new Promise<string | undefined>((resolve) => (settle = resolve))
  const running: Running = {
    version: 2,
    admit: async (given) => ((await known) === given ? join : undefined),
  }
  ;(document as Slotted)[SLOT] = running
  return {
    identify: settle,
    release() {
      settle(undefined)
      if (runningOn(document) === running) delete (document as Slotted)[SLOT]
    },
  }
}
