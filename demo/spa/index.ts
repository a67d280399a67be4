import { join } from 'node:path'
import type { Hono } from 'hono'
import { createPageServer } from '../page-server.ts'
import { frameSources, withDesk, type PageOptions } from '../shop/index.ts'

export interface SpaOptions extends PageOptions {
  /** Where `vite build` has put the app. */
  built: string
}

/** The shop as an app. The package is part of its own script, so that the policy allows Klump's origin as a frame only. */
export function createSpa({ merchant, klumpOrigin, publicKey, built, desk }: SpaOptions): Hono {
  return createPageServer({
    merchant: withDesk(merchant, desk),
    // One document for every address: the app reads it.
    pages: { '/': join(built, 'index.html'), '/orders/:id': join(built, 'index.html') },
    folders: [join(import.meta.dirname, '../look'), built],
    values: { publicKey, checkoutUrl: `${klumpOrigin}/checkout/`, desk: desk ? '/desk' : '' },
    policy: { 'script-src': "'self'", 'frame-src': frameSources(klumpOrigin, desk) },
  })
}
