import { AngularAppEngine, createRequestHandler } from '@angular/ssr'
import { isMainModule } from '@angular/ssr/node'
import { serve } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { join } from 'node:path'
import { verifyTransaction } from 'klump-checkout/server'

const engine = new AngularAppEngine()
const server = new Hono()

server.post('/api/verify', async ({ req, json }) => {
  const { reference = '', merchantReference } = await req.json<Record<string, string>>()
  const { verdict } = await verifyTransaction({
    reference,
    secretKey: process.env['KLUMP_SECRET_KEY'] ?? '',
    apiUrl: process.env['KLUMP_API'] ?? '',
    expected: { amount: 197_000, live: false, ...(merchantReference && { merchantReference }) },
  })
  return json({ verdict })
})
server.get('*', serveStatic({ root: join(import.meta.dirname, '../browser') }))
server.get('*', async ({ req, notFound }) => (await engine.handle(req.raw)) ?? notFound())

if (isMainModule(import.meta.url))
  serve({ fetch: server.fetch, hostname: '127.0.0.1', port: Number(process.env['PORT']) })

/** The builder looks for this name when the app runs under development. */
export const reqHandler = createRequestHandler(server.fetch)
