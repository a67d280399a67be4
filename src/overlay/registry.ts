import type { OverlayEvent } from '../loader/contract.ts'

// As it was when this was loaded: a page may put its own in its place.
const { Promise } = globalThis

// One overlay a page, also when the package is there twice (an npm copy and a script tag): what they share hangs on the
// document under this symbol while an overlay is open, and is gone afterwards.
const SLOT = Symbol.for('klump-checkout')

/** Returns what `onEvent` returns (contract.ts). */
export type Listener = (event: OverlayEvent) => unknown

/** One opening's place in an overlay that several may share. */
export interface Subscription {
  close(): void
  /** Gives up the place; the overlay ends when nobody is left. */
  leave(): void
}

/** Takes part: hears at once what has already happened, then everything, then the same end. */
export type Join = (listener: Listener) => Subscription

/**
 * The overlay that is open, as every copy of the package sees it, and any script of the page: nothing of the order or the shopper
 * lies in it, and who has not the same key and order hears nothing. Raise `version` when this shape changes.
 */
export interface Running {
  readonly version: 2
  /** For who has this key and order: how to take part. Undefined where it is open for another, or ended before that was known. */
  admit(identity: string): Promise<Join | undefined>
}

type Slotted = Document & { [SLOT]?: Running }

export function runningOn(document: Document): Running | undefined {
  return (document as Slotted)[SLOT]
}

/** What an opening has taken of the page. */
export interface Claim {
  /** Its key and order are known: whoever has the same may take part. */
  identify(identity: string): void
  /** Another opening may have the page. */
  release(): void
}

/** Makes this the opening of the page. The caller has seen that there is no other. */
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
