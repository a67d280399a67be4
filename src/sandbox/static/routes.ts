import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono, type Context } from 'hono'
import { HOST_HEADERS } from './headers.ts'

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
    send(c.res.headers, HOST_HEADERS.all)
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
  const html = built
    .replaceAll(KLUMP_API, new URL(c.req.url).origin)
    .replace('<meta name="klump-api"', '<meta name="klump-shop-origin" content="send" />$&')
  c.header('cache-control', 'no-cache')
  // The page's own policy once more where nothing in the document can come before it.
  const [, policy] = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(html) ?? []
  if (policy) c.header('content-security-policy', policy)
  for (const [name, value] of Object.entries(HOST_HEADERS.checkout)) c.header(name, value)
  return c.html(html)
}

function send(headers: Headers, values: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(values)) headers.set(name, value)
}

function notBuilt(c: Context): Response {
  return c.html(
    '<!doctype html><title>Not built</title><p>The package is not built yet: run npm run build.</p>',
    503,
  )
}

function describeFile(headers: Headers, path: string): void {
  headers.set('cache-control', HASHED_NAME.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache')
  if (!path.startsWith('/checkout/')) send(headers, HOST_HEADERS.script)
}
