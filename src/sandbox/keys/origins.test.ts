import { expect, it } from 'vitest'
import { signedIn } from '../testing/browser.ts'
import { Client } from '../testing/client.ts'
import { orderOf, stand } from '../testing/stand.ts'

const SHOP = 'https://shop.example'
const PORTAL = 'https://portal.example:8443'
const SETTINGS = '/dashboard/settings'

/** The answer of initiate to an order with this origin and these ancestors. */
async function answers(allowed: string, told: Record<string, unknown>) {
  const { sandbox } = stand()
  sandbox.setAllowedOrigins('test', allowed)
  const { status, body } = await new Client(sandbox, orderOf(40_000, told)).initiate()
  return { status, message: status === 200 ? undefined : body['message'] }
}

it.each([
  ['no origin is set', '', {}],
  ['no origin is set, and the page is unknown', '', { shop_origin: 'https://stranger.example' }],
  ['the page is the shop', SHOP, { shop_origin: SHOP, shop_ancestors: [SHOP] }],
  ['the browser names no ancestors', SHOP, { shop_origin: SHOP, shop_ancestors: [] }],
  [
    'the shop is in a page that is allowed too',
    `${SHOP}, ${PORTAL}`,
    { shop_origin: SHOP, shop_ancestors: [SHOP, PORTAL] },
  ],
])('an order is accepted when %s', async (_why, allowed, told) => {
  expect(await answers(allowed, told)).toEqual({ status: 200, message: undefined })
})

it.each([
  [
    'a page of an unknown origin',
    { shop_origin: 'https://stranger.example' },
    'shop_origin: "https://stranger.example" is not among',
  ],
  [
    'another scheme',
    { shop_origin: 'http://shop.example' },
    'shop_origin: "http://shop.example" is not among',
  ],
  ['a subdomain', { shop_origin: 'https://a.shop.example' }, 'is not among'],
  ['a page with the origin null', { shop_origin: 'null' }, 'shop_origin: "null" is not among'],
  [
    'the shop in a page of an unknown origin',
    { shop_origin: SHOP, shop_ancestors: [SHOP, 'https://stranger.example'] },
    'shop_ancestors: "https://stranger.example" is around the page',
  ],
  [
    'the shop in a page with the origin null',
    { shop_origin: SHOP, shop_ancestors: [SHOP, 'null'] },
    'shop_ancestors: "null"',
  ],
  ['a checkout that sends no origin', {}, 'klump-shop-origin'],
  ['an origin that is not text', { shop_origin: [SHOP] }, 'is not among'],
])('initiate refuses %s with a message that names the reason', async (_what, told, words) => {
  const { status, message } = await answers(SHOP, told)
  expect(status).toBe(403)
  expect(message).toContain(words)
})

it('the allowed origins are set in the dashboard for each environment, and can be emptied', async () => {
  const { sandbox } = stand()
  const browser = await signedIn(sandbox)
  const saved = await browser.send(`${SETTINGS}/origins`, { test: ` ${SHOP}/ , ${PORTAL}`, live: '' })
  expect(saved.text).toContain('The allowed origins are saved.')
  expect(saved.text).toContain(`value="${SHOP} ${PORTAL}"`)
  const told = { shop_origin: 'https://stranger.example' }
  expect((await new Client(sandbox, orderOf(40_000, told)).initiate()).status).toBe(403)
  await browser.send(`${SETTINGS}/origins`, { test: '', live: '' })
  expect((await new Client(sandbox, orderOf(40_000, told)).initiate()).status).toBe(200)
})

it.each(['shop.example', 'https://shop.example/pay', 'ftp://shop.example', 'null', '*', 'https://*.example'])(
  'the settings page shows a malformed origin again, with the reason: %s',
  async (wrong) => {
    const { sandbox } = stand()
    const browser = await signedIn(sandbox)
    const page = await browser.send(`${SETTINGS}/origins`, { test: wrong, live: SHOP })
    expect(page.status).toBe(400)
    expect(page.text).toContain('expected the beginning of an address without a path')
    expect(page.text).toContain(`value="${wrong}"`)
  },
)
