import { Hono } from 'hono'
import { brotli } from '../../host/brotli.ts'
import { openFolder } from '../../host/folder.ts'
import { readFraming } from '../../host/framing.ts'
import { MANIFEST } from '../../host/manifest.ts'
import { createPages, type Pages } from '../../host/pages.ts'

/**
 * Serves the built package with the code of `host`, as an operator of the checkout does. The page calls the API on this origin,
 * which is the sandbox.
 */
export function builtPackage(checkoutDir: string): Hono {
  const routes = new Hono()
  const files = openFolder(checkoutDir)
  let built: { readonly manifest: string; readonly pages: Pages } | undefined

  // The package may be built, and rebuilt, while the sandbox runs.
  async function pagesNow(): Promise<Pages | undefined> {
    const bytes = await files.read(MANIFEST)
    if (!bytes) return undefined
    const manifest = new TextDecoder().decode(bytes)
    if (built?.manifest !== manifest) built = { manifest, pages: createPages(options) }
    return built.pages
  }
  const options = {
    kept: [{ files }],
    document: { api: undefined, shopOrigin: true },
    framing: readFraming(undefined),
    // A developer must see a new build at once.
    scriptCache: 'no-cache',
    now: () => Date.now(),
    brotli,
  }

  routes.all('/*', async (c, next) => {
    const pages = await pagesNow()
    if (pages) return (await pages.answer(c.req.raw)).response
    return /^\/(checkout\/?|klump\.js)$/.test(c.req.path)
      ? c.html(
          '<!doctype html><title>Not built</title><p>The package is not built yet: run npm run build.</p>',
          503,
        )
      : await next()
  })
  return routes
}
