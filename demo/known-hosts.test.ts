import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startDemo, type Demo } from './demo.ts'

let demo: Demo
const dataDir = mkdtempSync(join(tmpdir(), 'klump-hosts-'))
const hosts = ['192.168.1.20', 'shop.example:8080']
beforeAll(async () => {
  demo = await startDemo({ ports: { klump: 0, shop: 0, spa: 0 }, dataDir, hosts, quiet: true })
})
afterAll(async () => {
  await demo.close()
  rmSync(dataDir, { recursive: true })
})

const PATHS = {
  klump: ['/dashboard', '/v1/loans/partners', '/checkout/', '/klump.js', '/sandbox/faults'],
  shop: ['/', '/api/catalogue', '/desk', '/gallery/'],
  spa: ['/', '/api/catalogue'],
}
const ALL = Object.entries(PATHS).flatMap(([server, paths]) =>
  paths.map((path) => [server as keyof typeof PATHS, path] as const),
)

/** The status for a request with this Host header, which fetch cannot set. */
async function statusFor(server: keyof typeof PATHS, path: string, host: string): Promise<number> {
  const url = new URL(path, demo.origins[server])
  return await new Promise((resolve, reject) => {
    const sent = request(url, { headers: { host }, agent: false }, (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
    sent.on('error', reject).end()
  })
}

test.each(ALL)('%s %s: a host that the demo does not know gets 421', async (server, path) => {
  const { port } = new URL(demo.origins[server])
  const strangers = [
    'rebound.example',
    `rebound.example:${port}`,
    'localhost',
    'localhost:1',
    `localhost.${port}`,
  ]
  for (const host of [...strangers, 'shop.example', 'shop.example:80', `127.0.0.2:${port}`])
    expect(await statusFor(server, path, host), host).toBe(421)
})

test.each(ALL)(
  '%s %s: the demo answers to its own host names and to those in its settings',
  async (server, path) => {
    const { port } = new URL(demo.origins[server])
    const own = [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`, `LOCALHOST:${port}`]
    for (const host of [...own, '192.168.1.20', '192.168.1.20:4100', 'shop.example:8080'])
      expect(await statusFor(server, path, host), host).not.toBe(421)
  },
)
