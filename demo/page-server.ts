import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Hono } from 'hono'
import { readStaticFiles } from './static-files.ts'

export interface PageServerOptions {
  /** Answers /api on the same origin, so that the page needs no CORS. */
  merchant: Hono
  /**
   * HTML files by the path at which they answer, as `/orders/:id`. `{{part:name}}` in one becomes `parts/name.html` beside it, and
   * `{{name}}` the value of that name.
   */
  pages: Record<string, string>
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

/** Pages with their files and the shop's server, under a policy without any 'unsafe-'. */
export function createPageServer({ merchant, pages, folders, values, policy }: PageServerOptions): Hono {
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
  for (const [path, file] of Object.entries(pages)) {
    const html = fill(withParts(file), values)
    app.get(path, (c) => {
      c.header('content-security-policy', csp)
      c.header('cache-control', 'no-cache')
      return c.html(html)
    })
  }
  app.get('*', (c) => {
    const file = files.get(c.req.path)
    if (!file) return c.text('There is nothing here.', 404)
    return c.body(file.body, 200, { 'content-type': file.type, 'cache-control': 'no-cache' })
  })
  return app
}

/** A page with what it shares with others. */
function withParts(file: string): string {
  const part = (name: string) => readFileSync(join(dirname(file), 'parts', `${name}.html`), 'utf8')
  return readFileSync(file, 'utf8').replaceAll(/\{\{part:(\w+)\}\}/g, (_, name: string) => part(name))
}

function fill(template: string, values: Record<string, string>): string {
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => escapeHtml(values[name] ?? ''))
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
