import type { KlumpBase, KlumpOptions } from '../loader/klump.ts'
import type { PreloadOptions } from '../loader/preload.ts'

/** The class that the elements open with: the package's own, or the one that the script put on the page. */
export interface KlumpClass {
  new (options: KlumpOptions): KlumpInstance
  preload(options?: PreloadOptions): () => void
}

export type KlumpInstance = Pick<KlumpBase, 'status' | 'result' | 'destroy'>
