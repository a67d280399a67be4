import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Hono } from 'hono'
import type { Listening } from '../listen.ts'
import { readStaticFiles, type StaticFile } from '../static-files.ts'
import { ownPageHeaders } from '../own-page-headers.ts'

/** The path of the gallery. Its build contains the same path. */
const BASE = '/gallery'

/** As strict as the CSP of the checkout's own page: code that breaks under that CSP must break here too. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' https: data:",
  "frame-src 'self'",
  "frame-ancestors 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types dompurify',
].join('; ')

const PAGES = new Map([
  ['/', 'index.html'],
  ['/frame.html', 'frame.html'],
])

const NOT_BUILT = 'The gallery is not built yet: run npx vite build --config demo/gallery/vite.config.ts'

/**
 * Serves every screen and state of the checkout side by side, at /gallery/. `built` is the output folder of `vite build`,
 * which is read on the first request, so that a demo also works without a built gallery.
 */
export function createGallery(built: string): Hono {
  let files: Map<string, StaticFile> | undefined
  const app = new Hono().basePath(BASE)
  app.use(ownPageHeaders(POLICY))
  app.get('/', (c) => c.redirect(`${BASE}/`, 301))
  app.get('/*', (c) => {
    const path = c.req.path.slice(BASE.length)
    const name = PAGES.get(path)
    if (name) return c.html(readFileSync(join(built, name), 'utf8'))
    const file = (files ??= readStaticFiles(built)).get(path)
    return file
      ? c.body(file.body, 200, { 'content-type': file.type })
      : c.text('There is nothing here.', 404)
  })
  app.onError((error, c) => {
    if ('code' in error && error.code === 'ENOENT') return c.text(NOT_BUILT, 503)
    throw error
  })
  return app
}

/** The same server, with the gallery at /gallery/ added to every application that it serves. */
export function withGallery(place: Listening, built: string): Listening {
  const gallery = createGallery(built)
  return { ...place, serve: (app) => place.serve(new Hono().route('/', gallery).route('/', app)) }
}
