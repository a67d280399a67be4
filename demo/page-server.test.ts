import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { createShop } from './shop/index.ts'

const shop = createShop({
  merchant: new Hono().get('/api/ping', (c) => c.json('here')),
  klumpOrigin: 'http://localhost:4100',
  publicKey: 'klp_pk_test_"><script>alert(1)</script>',
})

test('the shop’s page loads klump.js by the documented tag, and its policy allows no other foreign origin', async () => {
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

test('the shop’s page escapes the values that are put into it', async () => {
  const html = await (await shop.request('/')).text()
  expect(html).not.toContain('<script>alert')
  expect(html).toContain('klp_pk_test_&#34;&#62;&#60;script&#62;')
  expect(html).not.toContain('{{')
})

test('the page needs no inline script or style', async () => {
  const html = await (await shop.request('/')).text()
  expect(html).not.toMatch(/<style|style=|<script>|\son\w+=/)
})

test('the shop’s page beside a tester’s desk has the desk’s path, and may frame its own origin', async () => {
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

test('the shop serves its files with their type and answers 404 to other paths', async () => {
  expect((await shop.request('/pay.js')).headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect((await shop.request('/pictures/pot.svg')).headers.get('content-type')).toBe('image/svg+xml')
  expect(await (await shop.request('/api/ping')).json()).toBe('here')
  for (const path of ['/page.html', '/index.ts', '/../merchant/index.ts', '/%2e%2e/page.html', '/pictures']) {
    expect((await shop.request(path)).status, path).toBe(404)
  }
})
