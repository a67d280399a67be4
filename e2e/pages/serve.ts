import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { listen } from '../../demo/listen.ts'
import { bundle } from './bundle.ts'
import type { Places, ShopPage } from './shop-page.ts'

const HERE = import.meta.dirname
const FIRST = '<script src="/first.js"></script>'
const DIST = join(HERE, '../../dist')

/**
 * The server of a shop with this one page, on 127.0.0.1: another site than Klump's localhost. `first` is a script that runs before all
 * others of the page, for drivers that cannot add one.
 */
export async function servePage(
  page: ShopPage,
  klump: { origin: string; publicKey: string },
  first?: string,
) {
  const script = page.bundle === undefined ? '' : await bundle(page.bundle)
  const listening = await listen('127.0.0.1', 0)
  const places: Places = { klump: klump.origin, shop: listening.origin, publicKey: klump.publicKey }
  const app = new Hono()
  const html = first ? page.html(places).replace('<head>', `<head>${FIRST}`) : page.html(places)
  app.get('/', (c) => c.html(html, 200, page.headers?.(places) ?? {}))
  for (const path of page.paths ?? []) app.get(path, (c) => c.html(page.html(places, path)))
  app.get('/first.js', (c) => c.body(first ?? '', 200, { 'content-type': 'text/javascript' }))
  app.get('/bundle.js', (c) => c.body(script, 200, { 'content-type': 'text/javascript' }))
  app.get('/elsewhere', (c) =>
    c.html('<!doctype html><title>Elsewhere</title><link rel="icon" href="data:,"><h1>Elsewhere</h1>'),
  )
  app.use('/own/*', serveStatic({ root: HERE }))
  // For shops that host the script themselves.
  app.use('/klump/*', serveStatic({ root: DIST, rewriteRequestPath: (path) => path.replace('/klump', '') }))
  listening.serve(app)
  return { places, close: () => listening.close() }
}
