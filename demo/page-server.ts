import { readFileSync } from 'node:fs'
import { Hono } from 'hono'
import { readStaticFiles } from './static-files.ts'

export interface PageServerOptions {
  /** Answers /api on the same origin, so that the page needs no CORS. */
  merchant: Hono
  /** The HTML file; `{{name}}` in it becomes the value of that name. */
  page: string
  /** Folders whose files are served as they are. */
  folders: string[]
  values: Record<string, string>
  /** What this page needs beyond the strict base. */
  policy: Record<string, string>
}

const STRICT = {
  'default-src': "'none'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'connect-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
}

/** One page with its files and the shop's server, under a policy without any 'unsafe-'. */
export function createPageServer({ merchant, page, folders, values, policy }: PageServerOptions): Hono {
  const html = fill(readFileSync(page, 'utf8'), values)
  const files = new Map(folders.flatMap((folder) => [...readStaticFiles(folder)]))
  const csp = Object.entries({ ...STRICT, ...policy })
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')

  const app = new Hono()
  app.use(async (c, next) => {
    await next()
    c.header('x-content-type-options', 'nosniff')
    c.header('referrer-policy', 'strict-origin-when-cross-origin')
  })
  app.route('/', merchant)
  app.get('/', (c) => {
    c.header('content-security-policy', csp)
    c.header('cache-control', 'no-cache')
    return c.html(html)
  })
  app.get('*', (c) => {
    const file = files.get(c.req.path)
    if (!file) return c.text('There is nothing here.', 404)
    return c.body(file.body, 200, { 'content-type': file.type, 'cache-control': 'no-cache' })
  })
  return app
}

function fill(template: string, values: Record<string, string>): string {
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => escapeHtml(values[name] ?? ''))
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
