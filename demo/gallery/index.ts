import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Hono } from 'hono'
import type { Listening } from '../listen.ts'
import { readStaticFiles, type StaticFile } from '../static-files.ts'
import { ownPageHeaders } from '../own-page-headers.ts'

/** Where the gallery answers; its build holds the same address. */
const BASE = '/gallery'

/** As strict as the checkout's own page: what breaks under its policy has to break here too. */
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
 * Every screen and state of the checkout side by side, at /gallery/. `built` is where its `vite build` has put it; it is
 * read when somebody asks for it first, so that a demo that was started without it works all the same.
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

/** The same place, with the gallery at /gallery/ whatever is served there. */
export function withGallery(place: Listening, built: string): Listening {
  const gallery = createGallery(built)
  return { ...place, serve: (app) => place.serve(new Hono().route('/', gallery).route('/', app)) }
}
