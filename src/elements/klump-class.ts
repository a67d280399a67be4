import type { KlumpBase, KlumpOptions } from '../klump.ts'

/** The class that the elements open with: the package's own, or the one that the script put on the page. */
export type KlumpClass = new (options: KlumpOptions) => KlumpInstance

export type KlumpInstance = Pick<KlumpBase, 'status' | 'result' | 'destroy'>
