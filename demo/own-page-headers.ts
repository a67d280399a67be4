import type { MiddlewareHandler } from 'hono'

/** The headers of the demo's own pages, such as gallery and documentation: this CSP, caches must revalidate, no referrer. */
export const ownPageHeaders =
  (policy: string): MiddlewareHandler =>
  async (c, next) => {
    await next()
    c.header('content-security-policy', policy)
    c.header('cache-control', 'no-cache')
    c.header('x-content-type-options', 'nosniff')
    c.header('referrer-policy', 'no-referrer')
  }
