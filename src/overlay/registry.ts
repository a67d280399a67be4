import type { OverlayEvent } from '../loader/contract.ts'

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

export function claim(document: Document, running: Running): void {
  ;(document as Slotted)[SLOT] = running
}

export function release(document: Document, running: Running): void {
  if (runningOn(document) === running) delete (document as Slotted)[SLOT]
}
