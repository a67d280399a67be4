import { join } from 'node:path'
import type { Hono } from 'hono'
import { createPageServer } from '../page-server.ts'

export interface PageOptions {
  /** The shop's server, on the page's own origin. */
  merchant: Hono
  /** Where Klump's script and checkout come from, e.g. 'https://js.useklump.com'. */
  klumpOrigin: string
  publicKey: string
}

/** The shop with the script tag: files as they stand, no build, and a policy that allows Klump's origin and no other. */
export function createShop({ merchant, klumpOrigin, publicKey }: PageOptions): Hono {
  return createPageServer({
    merchant,
    page: join(import.meta.dirname, 'page.html'),
    folders: [join(import.meta.dirname, 'public'), join(import.meta.dirname, '../look')],
    values: { publicKey, klumpOrigin },
    policy: { 'script-src': `'self' ${klumpOrigin}`, 'frame-src': klumpOrigin },
  })
}
