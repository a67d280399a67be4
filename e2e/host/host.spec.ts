import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { Hono } from 'hono'
import { listen } from '../../demo/listen.ts'
import { TEST } from '../support/shopper.ts'
import { CREDENTIALS, DIST, guardedApi, laterVersion } from './start.ts'
import manifest from '../../package.json' with { type: 'json' }
import { askedOf, buys, expect, expectOutcome, test } from './test.ts'

test('a purchase through a host whose API requires credentials sends no preflight request', async ({
  page,
  host,
  shopAt,
  buyer,
}) => {
  const asked = askedOf(page, host.origin)
  await shopAt(host.origin)
  await page.locator('#pay').click()
  await buys(buyer)
  await expectOutcome(page)
  expect(asked.filter((line) => line.includes('/v1/')).length).toBeGreaterThan(5)
  // The script loads the checkout of its own version.
  expect(asked.filter((line) => line.includes('checkout/') && !line.includes('/v/'))).toEqual([])
  const log = host.log.join('\n')
  for (const word of [...Object.values(CREDENTIALS), TEST.phone, 'ada@', 'klp_pk', 'KLP-'])
    expect(log).not.toContain(word)
  expect(log).toContain('"route":"/v1/loans/account/new-loan/:id"')
  // Playwright does not report preflight requests. The host logs the method of every request.
  expect(log).not.toContain('"method":"OPTIONS"')
})

test('a purchase completes during a release, and the checkout opens after a rollback', async ({
  page,
  host,
  shopAt,
  buyer,
}) => {
  const next = laterVersion('99.0.0')
  const later: string[] = []
  let release = () => {}
  const released = new Promise<void>((resolve) => (release = resolve))
  await page.route('**/assets/later-*.js', async (route) => {
    later.push(new URL(route.request().url()).pathname)
    await released
    await route.continue()
  })
  await shopAt(host.origin)
  await page.locator('#pay').click()
  await buyer.sees('Choose your bank')
  host.release({ versions: { kept: [DIST, next] } })
  expect((await page.request.get(`${host.origin}/readyz`)).ok()).toBe(true)
  release()
  await buys(buyer)
  await expectOutcome(page)
  expect(later[0]).toMatch(/^\/v\/(?!99)/)

  // A new page gets the later version. Its files stay available after a rollback, for pages that are already open.
  await page.reload()
  const script = await (await page.request.get(`${host.origin}/klump.js`)).text()
  expect(script).toContain(`${host.origin}/v/99.0.0/`)
  const [chunk = ''] = /overlay-[\w-]{8}\.js/.exec(script) ?? []
  host.release({ versions: { kept: [DIST, next], alias: manifest.version } })
  expect(await (await page.request.get(`${host.origin}/klump.js`)).text()).not.toContain('99.0.0')
  for (const path of [`/v/99.0.0/${chunk}`, `/${chunk}`, later[0] ?? ''])
    expect((await page.request.get(host.origin + path)).status()).toBe(200)
  await page.reload()
  await page.locator('#pay').click()
  await buyer.sees('Choose your bank')
})

const OTHER = 'klp_pk_test_another00001'

test('the checkout refuses an opening with another public key than the one in the frame’s address', async ({
  page,
  host,
  shopAt,
  wire,
}) => {
  // Puts the key of another account into the frame's address, whatever key the page half sends.
  await page.addInitScript((other) => {
    const { set } = URLSearchParams.prototype
    URLSearchParams.prototype.set = function (name, value) {
      set.call(this, name, name === 'key' ? other : value)
    }
  }, OTHER)
  const { shop } = await shopAt(host.origin)
  host.release({ allowedOrigins: (key) => [key === OTHER ? shop : 'https://shop.example'] })
  await page.locator('#pay').click()
  await expect
    .poll(() => page.evaluate(() => window.shop.log))
    .toEqual(['error origin_not_allowed', 'close', 'result failed'])
  await wire.takeConsoleOnceItHas(/another publicKey/)
})

test(
  'a purchase completes when one of two hosts is killed in the middle of it',
  { tag: '@full' },
  async ({ page, demo, shops, shopAt, buyer }) => {
    const api = await guardedApi(demo)
    const balancer = await listen('localhost', 0)
    shops.push(balancer.origin)
    const hosts = await Promise.all([1, 2].map(() => startProcess(api.origin, balancer.origin)))
    const answeredBy = new Map<string, number>()
    let turn = 0
    const app = new Hono()
    app.all('*', async (c) => {
      const { pathname, search } = new URL(c.req.url)
      const body = c.req.method === 'POST' ? { body: await c.req.text() } : {}
      turn += 1
      // A host that does not answer has not processed the request: the other host gets it.
      for (const { origin } of [hosts[turn % 2], hosts[(turn + 1) % 2]].filter((it) => it !== undefined)) {
        try {
          const { method, raw } = c.req
          const answer = await fetch(origin + pathname + search, {
            method,
            headers: forwarded(raw.headers),
            ...body,
          })
          answeredBy.set(origin, (answeredBy.get(origin) ?? 0) + 1)
          const headers = new Headers(answer.headers)
          for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) headers.delete(name)
          return new Response(await answer.arrayBuffer(), { status: answer.status, headers })
        } catch {
          continue
        }
      }
      return c.body(null, 502)
    })
    balancer.serve(app)
    try {
      await shopAt(balancer.origin)
      await page.locator('#pay').click()
      await buyer.sees('Choose your bank')
      expect(answeredBy.size).toBe(2)
      hosts[0]?.child.kill('SIGKILL')
      await buys(buyer)
      await expectOutcome(page)
    } finally {
      for (const { child } of hosts) child.kill('SIGKILL')
      await balancer.close()
      await api.close()
    }
  },
)

function forwarded(given: Headers): Headers {
  const headers = new Headers(given)
  for (const name of ['host', 'connection', 'content-length', 'transfer-encoding']) headers.delete(name)
  return headers
}

/** Starts `npx klump-checkout host` as a process of its own. */
function startProcess(api: string, origin: string): Promise<{ origin: string; child: ChildProcess }> {
  const flags = [
    '--api',
    api,
    '--port',
    '0',
    '--origin',
    origin,
    '--call',
    'POST /loans/account/confirm-wallet',
  ]
  const secrets = ['--credential', 'x-client-id=CLIENT_ID', '--credential', 'x-client-token=CLIENT_TOKEN']
  const child = spawn(process.execPath, [join(DIST, 'cli.js'), 'host', ...flags, ...secrets], {
    env: { CLIENT_ID: CREDENTIALS['x-client-id'], CLIENT_TOKEN: CREDENTIALS['x-client-token'] },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  return new Promise((resolve, reject) => {
    let said = ''
    child.stderr?.on('data', (text: Buffer) => {
      said += text.toString()
      const [, at] = / at (http:\/\/\S+),/.exec(said) ?? []
      if (at) resolve({ origin: at, child })
    })
    child.once('exit', () => reject(new Error(said)))
  })
}
