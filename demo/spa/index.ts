import { join } from 'node:path'
import type { Hono } from 'hono'
import { createPageServer } from '../page-server.ts'
import { frameSources, withDesk, type PageOptions } from '../shop/index.ts'

export interface SpaOptions extends PageOptions {
  /** The output folder of `vite build`. */
  built: string
}

/** The shop as an app. Its own script contains the package, so the CSP allows Klump's origin as a frame only. */
export function createSpa({ merchant, klumpOrigin, publicKey, built, desk }: SpaOptions): Hono {
  return createPageServer({
    merchant: withDesk(merchant, desk),
    // One document serves every address: the app reads the address.
    pages: { '/': join(built, 'index.html'), '/orders/:id': join(built, 'index.html') },
    folders: [join(import.meta.dirname, '../look'), built],
    values: { publicKey, checkoutUrl: `${klumpOrigin}/checkout/`, desk: desk ? '/desk' : '' },
    policy: { 'script-src': "'self'", 'frame-src': frameSources(klumpOrigin, desk) },
  })
}
