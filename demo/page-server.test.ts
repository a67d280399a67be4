import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { createShop } from './shop/index.ts'

const shop = createShop({
  merchant: new Hono().get('/api/ping', (c) => c.json('here')),
  klumpOrigin: 'http://localhost:4100',
  publicKey: 'klp_pk_test_"><script>alert(1)</script>',
})

test('the page loads Klump by the documented tag, under a policy that allows this origin and no other', async () => {
  const response = await shop.request('/')
  expect(await response.text()).toContain('<script src="http://localhost:4100/klump.js" defer></script>')
  expect(response.headers.get('content-security-policy')?.split('; ').sort()).toEqual([
    "base-uri 'none'",
    "connect-src 'self'",
    "default-src 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    'frame-src http://localhost:4100',
    "img-src 'self' data:",
    "script-src 'self' http://localhost:4100",
    "style-src 'self'",
  ])
})

test('what is put into the page cannot break out of it', async () => {
  const html = await (await shop.request('/')).text()
  expect(html).not.toContain('<script>alert')
  expect(html).toContain('klp_pk_test_&#34;&#62;&#60;script&#62;')
  expect(html).not.toContain('{{')
})

test('the page needs no inline script or style', async () => {
  const html = await (await shop.request('/')).text()
  expect(html).not.toMatch(/<style|style=|<script>|\son\w+=/)
})

test('beside a tester’s desk the page knows the way there, and may frame its own origin', async () => {
  const response = await createShop({
    merchant: new Hono(),
    desk: new Hono().get('/desk', (c) => c.text('the desk')),
    klumpOrigin: 'http://localhost:4100',
    publicKey: 'klp_pk_test_madeup00',
  }).request('/')
  expect(response.headers.get('content-security-policy')).toContain("frame-src 'self' http://localhost:4100")
  expect(await response.text()).toContain('<meta name="desk" content="/desk" />')
  expect(await (await shop.request('/')).text()).toContain('<meta name="desk" content="" />')
})

test('files are served by name, with their type, and nothing else is', async () => {
  expect((await shop.request('/pay.js')).headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect((await shop.request('/pictures/pot.svg')).headers.get('content-type')).toBe('image/svg+xml')
  expect(await (await shop.request('/api/ping')).json()).toBe('here')
  for (const path of ['/page.html', '/index.ts', '/../merchant/index.ts', '/%2e%2e/page.html', '/pictures']) {
    expect((await shop.request(path)).status, path).toBe(404)
  }
})
