import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Hono } from 'hono'
import type { Demo } from '../../demo/demo.ts'
import { listen } from '../../demo/listen.ts'
import { MANIFEST, type Manifest } from '../../src/host/manifest.ts'
import { createHost } from '../../src/host/node.ts'
import type { HostOptions } from '../../src/host/options.ts'
import type { Store } from '../../src/host/store.ts'

export const DIST = join(import.meta.dirname, '../../dist')

/** Made-up credentials that the API below requires. */
export const CREDENTIALS = { 'x-client-id': 'operator-0001', 'x-client-token': 'rose-garden-7-made-up' }

/** The sandbox's API behind a check of the operator's credentials. */
export async function guardedApi(demo: Demo) {
  const listening = await listen('127.0.0.1', 0)
  const app = new Hono()
  app.all('*', async (c) => {
    if (Object.entries(CREDENTIALS).some(([name, value]) => c.req.header(name) !== value))
      return c.json({ message: 'Who are you?' }, 401)
    const { pathname, search } = new URL(c.req.url)
    const { method } = c.req
    const body = method === 'POST' ? { body: await c.req.text() } : {}
    const url = demo.origins.klump + pathname + search
    return await demo.sandbox.fetch(new Request(url, { method, headers: c.req.raw.headers, ...body }))
  })
  listening.serve(app)
  return listening
}

/** A host at its own address. `release` replaces it by another one, as a deployment does. */
export async function startHost(demo: Demo, options: Partial<HostOptions> = {}) {
  const api = await guardedApi(demo)
  const listening = await listen('localhost', 0)
  const log: string[] = []
  function release(changes: Partial<HostOptions> = {}): void {
    const host = createHost({
      api: api.origin,
      credentials: CREDENTIALS,
      origin: listening.origin,
      versions: { kept: [DIST] },
      log: (line) => log.push(line),
      // What the sandbox does for returning customers with a wallet.
      calls: ['POST /loans/account/confirm-wallet'],
      ...options,
      ...changes,
    })
    const app = new Hono()
    app.all('*', async (c) => await host.fetch(c.req.raw))
    listening.serve(app)
  }
  release()
  return {
    origin: listening.origin,
    log,
    release,
    close: async () => {
      await listening.close()
      await api.close()
    },
  }
}

/** Copies the build as a later version with other contents: every name with a hash differs. */
export function laterVersion(version: string): Store {
  const manifest = JSON.parse(readFileSync(join(DIST, MANIFEST), 'utf8')) as Manifest
  const hashes = Object.keys(manifest.files).flatMap(
    (path) => /-([\w-]{8})\.(?:js|css)$/.exec(path)?.[1] ?? [],
  )
  const renamed = (text: string) =>
    hashes.reduce((all, hash) => all.replaceAll(hash, Array.from(hash).toReversed().join('')), text)
  const texts = new Map(
    Object.keys(manifest.files).map((path) => [
      renamed(path),
      allowedAgain(renamed(readFileSync(join(DIST, path), 'utf8')), readFileSync(join(DIST, path), 'utf8')),
    ]),
  )
  const files = Object.fromEntries(
    Object.entries(manifest.files).map(([path, { type }]) => {
      const sha384 = createHash('sha384')
        .update(texts.get(renamed(path)) ?? '')
        .digest('base64')
      return [renamed(path), { type, sha384 }]
    }),
  )
  texts.set(MANIFEST, JSON.stringify({ version, files }))
  return {
    async read(path) {
      const text = texts.get(path)
      return text === undefined ? undefined : new TextEncoder().encode(text)
    },
  }
}

const inside = (html: string) =>
  [...html.matchAll(/<(script|style)>([^]*?)<\/\1>/g)].map(([, , text = '']) => text)
const hashOf = (text: string) => createHash('sha256').update(text).digest('base64')

/** Updates the hashes of changed inline scripts and styles in the document's policy. */
function allowedAgain(changed: string, built: string): string {
  const now = inside(changed)
  return inside(built).reduce(
    (html, text, index) => html.replace(hashOf(text), hashOf(now[index] ?? '')),
    changed,
  )
}
