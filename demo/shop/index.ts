import { join } from 'node:path'
import { Hono } from 'hono'
import { createPageServer } from '../page-server.ts'

export interface PageOptions {
  /** The shop's server, on the page's own origin. */
  merchant: Hono
  /** The origin of Klump's script and checkout, e.g. 'https://js.useklump.com'. */
  klumpOrigin: string
  publicKey: string
  /** The tester's desk, on the same origin, if there is one. */
  desk?: Hono
}

/** The shop with the script tag: static files, no build, and a CSP that allows Klump's origin and no other foreign one. */
export function createShop({ merchant, klumpOrigin, publicKey, desk }: PageOptions): Hono {
  return createPageServer({
    merchant: withDesk(merchant, desk),
    pages: {
      '/': join(import.meta.dirname, 'page.html'),
      '/orders/:id': join(import.meta.dirname, 'order.html'),
    },
    folders: [join(import.meta.dirname, 'public'), join(import.meta.dirname, '../look')],
    values: { publicKey, klumpOrigin, desk: desk ? '/desk' : '' },
    policy: { 'script-src': `'self' ${klumpOrigin}`, 'frame-src': frameSources(klumpOrigin, desk) },
  })
}

export function withDesk(merchant: Hono, desk: Hono | undefined): Hono {
  return desk ? new Hono().route('/', merchant).route('/', desk) : merchant
}

/** The CSP's frame sources: Klump's origin for the checkout, and the page's own origin for the desk beside the shop. */
export function frameSources(klumpOrigin: string, desk: Hono | undefined): string {
  return desk ? `'self' ${klumpOrigin}` : klumpOrigin
}
