import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Hono } from 'hono'
import { markFile } from '../../../shared/mark.ts'

const FILES = {
  'base.css': 'text/css; charset=utf-8',
  'frame.css': 'text/css; charset=utf-8',
  'controls.css': 'text/css; charset=utf-8',
  'content.css': 'text/css; charset=utf-8',
  'lists.css': 'text/css; charset=utf-8',
  'dashboard.js': 'text/javascript; charset=utf-8',
} as const

/** Serves the style sheets and the script. Each request reads the file, so that a developer sees changes. */
export function assetRoutes(): Hono {
  const routes = new Hono()
  for (const [name, type] of Object.entries(FILES)) {
    routes.get(`/${name}`, async (c) => {
      const text = await readFile(join(import.meta.dirname, '../assets', name), 'utf8')
      return c.body(text, 200, { 'content-type': type, 'cache-control': 'no-cache' })
    })
  }
  routes.get('/mark.svg', (c) => c.body(markFile(), 200, { 'content-type': 'image/svg+xml' }))
  return routes
}
