import type { KlumpOptions, KlumpStatus } from '../loader/klump.ts'
import type { PreloadOptions } from '../loader/preload.ts'
import type { Outcome } from '../protocol/outcome.ts'

/** The class that the elements open with: the package's own, or the one that the script put on the page. */
export interface KlumpClass {
  new (options: KlumpOptions): KlumpInstance
  preload(options?: PreloadOptions): () => void
}

/** An opening, as the elements use it. An instance of `Klump` is one. */
export interface KlumpInstance {
  /** The status of the current opening. */
  readonly status: KlumpStatus
  /** The outcome of the current opening. Never rejects. */
  readonly result: Promise<Outcome>
  /** Removes the overlay, and ends the opening. */
  destroy(): void
}
