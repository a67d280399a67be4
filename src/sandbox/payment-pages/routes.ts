import { Hono } from 'hono'
import { STYLES } from '../bank/styles.ts'
import type { Core } from '../core.ts'
import { readAccount } from '../keys/account.ts'
import { paymentPage, unknownLink } from './page.ts'
import { SCRIPT } from './script.ts'
import { pageById, stateOf } from './store.ts'

/** Allows only this origin, which serves the checkout's script and frame. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; frame-src 'self'; connect-src 'self'; img-src 'self' data:; " +
  "form-action 'none'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"

/** The pages of payment links. The address alone permits one payment; it is a random UUID, and the pages are not listed. */
export function paymentPages(core: Core): Hono {
  const pages = new Hono()
  pages.use(async (c, next) => {
    await next()
    c.header('content-security-policy', POLICY)
    c.header('referrer-policy', 'no-referrer')
    c.header('x-content-type-options', 'nosniff')
    c.header('cache-control', 'no-store')
  })
  pages.get('/styles.css', (c) => c.body(STYLES, 200, { 'content-type': 'text/css; charset=utf-8' }))
  pages.get('/open.js', (c) => c.body(SCRIPT, 200, { 'content-type': 'text/javascript; charset=utf-8' }))

  pages.get('/:id', (c) => {
    const shown = core.store.atomically(() => {
      const page = pageById(core, c.req.param('id'))
      if (!page) return undefined
      const account = readAccount(core, page.account_id)
      return paymentPage({ page, account, state: stateOf(core, page) })
    })
    return shown ? c.html(shown) : c.html(unknownLink(), 404)
  })
  return pages
}
