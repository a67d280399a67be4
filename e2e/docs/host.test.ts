import { transform } from 'esbuild'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, onTestFinished, test, vi } from 'vitest'
import { readHostCommand } from '../../src/cli/host-options.ts'
import { example } from './blocks.ts'

/* The documents' host in a container and as a worker. The worker's code runs here unchanged, on the build for workers. */

const ROOT = join(import.meta.dirname, '../..')
const DIST = join(ROOT, 'dist')
const ORIGIN = 'https://js.your-klump-host.example'

interface Worker {
  fetch(request: Request, env: unknown): Promise<Response>
}

async function loadWorker(): Promise<Worker> {
  const { code } = await transform(example('worker.ts'), { loader: 'ts', format: 'esm' })
  const built = pathToFileURL(join(DIST, 'host/index.js')).href
  expect(code).toContain('from "klump-checkout/host"')
  mkdirSync(join(ROOT, '.reports'), { recursive: true })
  const folder = mkdtempSync(join(ROOT, '.reports/worker-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'worker.mjs')
  writeFileSync(file, code.replace('klump-checkout/host', built))
  const { default: worker } = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as {
    default: Worker
  }
  return worker
}

/** The platform's files as wrangler.toml sets them. A page redirects to its folder unless html_handling is "none". */
function assetsOf(settings: string) {
  const folder = join(
    ROOT,
    (/^directory = "(.+)"$/m.exec(settings)?.[1] ?? '').replace('node_modules/klump-checkout/', ''),
  )
  const leads = !/^html_handling = "none"/m.test(settings)
  return {
    async fetch(address: string) {
      const { pathname } = new URL(address)
      if (leads && pathname.endsWith('.html'))
        return new Response(null, { status: 307, headers: { location: pathname.replace(/\w+\.html$/, '') } })
      try {
        return new Response(new Uint8Array(readFileSync(join(folder, pathname))))
      } catch {
        return new Response('Not found', { status: 404 })
      }
    },
  }
}

test('the worker serves the platform’s files, and passes API calls on with its credentials', async () => {
  const settings = example('wrangler.toml')
  expect(settings).toMatch(/^main = "worker\.ts"$/m)
  expect(settings).toMatch(/^binding = "ASSETS"$/m)
  expect(settings).toMatch(/^run_worker_first = true/m)
  const worker = await loadWorker()
  const env = { ASSETS: assetsOf(settings), CLIENT_ID: 'operator-0001' }
  const get = (path: string, headers = {}) => worker.fetch(new Request(ORIGIN + path, { headers }), env)

  const ready = await get('/readyz')
  expect(ready.status).toBe(200)
  const version = (await ready.text()).trim()
  expect(await (await get('/klump.js')).text()).toContain(`${ORIGIN}/v/${version}/`)
  const page = await get('/checkout/')
  expect(page.status).toBe(200)
  expect(page.headers.get('content-security-policy')).toContain('frame-ancestors https://shop.ng')
  expect((await get('/host/manifest.json')).status).toBe(404)

  const asked: { url: string; headers: Headers }[] = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push({ url, headers: new Headers(init.headers) })
    return Response.json({ data: [] })
  })
  onTestFinished(() => void vi.unstubAllGlobals())
  const call = { 'sec-fetch-site': 'same-origin', 'klump-public-key': 'klp_pk_test_madeup0001' }
  const answered = await get('/v1/loans/partners', { ...call, 'cf-connecting-ip': '203.0.113.7' })
  expect(await answered.json()).toEqual({ data: [] })
  expect(asked.map(({ url }) => url)).toEqual(['https://api.klump.example/v1/loans/partners'])
  expect(asked[0]?.headers.get('x-client-id')).toBe('operator-0001')
  expect(asked[0]?.headers.get('x-forwarded-for')).toBe('203.0.113.7')
  expect((await get('/v1/loans/partners', { ...call, 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  expect(asked).toHaveLength(1)
})

test('the container runs the package’s own program, as an ordinary user, with options that it knows', () => {
  const lines = example('Dockerfile').trim().split('\n')
  const [program = '', command, ...args] = JSON.parse(
    lines.at(-1)?.replace('ENTRYPOINT ', '') ?? '[]',
  ) as string[]
  const { name, bin } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    name: string
    bin: Record<string, string>
  }
  expect(Object.keys(bin)).toContain(relative('node_modules/.bin', program))
  expect(command).toBe('host')
  const { port } = readHostCommand([...args, '--api', 'https://api.klump.example'], {})
  expect(lines).toContain(`EXPOSE ${port}`)
  // What `npm pack` calls it.
  expect(lines).toContain(`COPY ${name}-*.tgz ./`)
  expect(lines.indexOf('USER node')).toBeGreaterThan(lines.findIndex((line) => line.startsWith('RUN ')))
})
