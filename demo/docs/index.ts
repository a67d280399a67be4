import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Hono } from 'hono'
import type { Listening } from '../listen.ts'
import { ownPageHeaders } from '../own-page-headers.ts'

/** The path of the documentation. */
const BASE = '/docs'

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  md: 'text/markdown; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
}

/** The sandbox that the examples on the pages use. */
export interface RunningSandbox {
  /** `http://localhost:4100` */
  readonly origin: string
  /** The current TEST public key. The dashboard can replace that key. */
  publicKey(): string
}

/** Serves the built documentation at /docs/, with examples that run against this sandbox. Each request reads its file anew. */
export function createDocs(built: string, sandbox: RunningSandbox): Hono {
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${sandbox.origin}`,
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    `frame-src ${sandbox.origin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
  const app = new Hono().basePath(BASE)
  app.use(ownPageHeaders(policy))
  app.get('/', (c) => c.redirect(`${BASE}/`, 302))
  app.get('/*', (c) => {
    const path = c.req.path.replace(/\/$/, '/index.html')
    const [, name, ending = ''] = /^\/docs\/((?:pictures\/)?[\w-]+\.(\w+))$/.exec(path) ?? []
    const type = TYPES[ending]
    if (name === undefined || type === undefined) return c.text('There is nothing here.', 404)
    const body = readFileSync(join(built, name))
    const written =
      ending === 'html' ? body.toString().replace('<!-- sandbox -->', exampleTags(sandbox)) : body
    return c.body(written, 200, { 'content-type': type })
  })
  app.onError((error, c) => {
    if ('code' in error && error.code === 'ENOENT') return c.text('There is nothing here.', 404)
    throw error
  })
  return app
}

/** The sandbox's script tag, as a shop includes it, and the public key for the examples. */
const exampleTags = ({ origin, publicKey }: RunningSandbox) =>
  `<meta name="klump-public-key" content="${publicKey()}"><script src="${origin}/klump.js" defer></script>`

/** The same server, with the documentation at /docs/ added to every application that it serves. */
export function withDocs(place: Listening, built: string, sandbox: RunningSandbox): Listening {
  const docs = createDocs(built, sandbox)
  return { ...place, serve: (app) => place.serve(new Hono().route('/', docs).route('/', app)) }
}
