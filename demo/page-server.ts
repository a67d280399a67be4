import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Hono } from 'hono'
import { readStaticFiles } from './static-files.ts'

export interface PageServerOptions {
  /** Answers /api on the same origin, so that the page needs no CORS. */
  merchant: Hono
  /**
   * HTML files by the path they are served at, such as `/orders/:id`. In a file, `{{part:name}}` is replaced by `parts/name.html`
   * beside it, and `{{name}}` by the entry of `values`.
   */
  pages: Record<string, string>
  /** Folders whose files are served as they are. */
  folders: string[]
  values: Record<string, string>
  /** CSP directives that this page needs beyond STRICT. */
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

/** Serves pages, their files and the shop's server, under a CSP without any 'unsafe-' keyword. */
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

/** The file's HTML with its parts filled in. */
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
