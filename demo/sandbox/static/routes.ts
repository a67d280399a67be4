import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono, type Context } from 'hono'

/** The address that the built checkout page holds; here the page is told to ask the sandbox instead. */
const KLUMP_API = 'https://api.useklump.com'

/**
 * Files whose name changes with their content, as the build names them: `app-BxK3f9Qz.js`. The capital or digit tells
 * a hash from a word (`klump-checkout.js`).
 */
const HASHED_NAME = /[-.](?=[A-Za-z_]*[A-Z0-9])[A-Za-z0-9_-]{8}\.[a-z0-9]+$/

/** The built package, as Klump would serve it: the script and its chunks at `/`, the checkout at `/checkout/`. */
export function builtPackage(checkoutDir: string): Hono {
  const routes = new Hono()
  const page = join(checkoutDir, 'checkout', 'index.html')

  routes.use(async (c, next) => {
    await next()
    c.header('x-content-type-options', 'nosniff')
    c.header('referrer-policy', 'no-referrer')
  })
  routes.get('/checkout', (c) => c.redirect('/checkout/', 301))
  routes.on('GET', ['/checkout/', '/checkout/index.html'], (c) => checkoutPage(c, page))
  routes.get('/checkout/terms.html', (c) => checkoutPage(c, join(checkoutDir, 'checkout', 'terms.html')))
  routes.get('/*', async (c, next) => {
    if (!existsSync(page)) return next()
    const response = await serveStatic({ root: checkoutDir })(c, next)
    if (response instanceof Response) describeFile(response.headers, c.req.path)
    return response
  })
  routes.get('/klump.js', (c) => notBuilt(c))
  return routes
}

async function checkoutPage(c: Context, page: string): Promise<Response> {
  const built = await readFile(page, 'utf8').catch(() => undefined)
  if (built === undefined) return notBuilt(c)
  const html = built.replaceAll(KLUMP_API, new URL(c.req.url).origin)
  c.header('cache-control', 'no-cache')
  // The page's own policy once more where nothing in the document can come before it.
  const [, policy] = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(html) ?? []
  if (policy) c.header('content-security-policy', policy)
  // A shop that isolates itself (COEP) may embed only pages that do the same and allow it. Not `require-corp`, which would
  // keep out banks' logos that say nothing about it.
  c.header('cross-origin-embedder-policy', 'credentialless')
  c.header('cross-origin-resource-policy', 'cross-origin')
  return c.html(html)
}

function notBuilt(c: Context): Response {
  return c.html(
    '<!doctype html><title>Not built</title><p>The package is not built yet: run npm run build.</p>',
    503,
  )
}

function describeFile(headers: Headers, path: string): void {
  headers.set('cache-control', HASHED_NAME.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache')
  // Shops load the script from another origin, and its chunks as modules, which browsers fetch with CORS only.
  if (!path.startsWith('/checkout/')) {
    headers.set('access-control-allow-origin', '*')
    headers.set('cross-origin-resource-policy', 'cross-origin')
  }
}
