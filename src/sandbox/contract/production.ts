import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished } from 'vitest'
import { Client } from '../testing/client.ts'
import type { Line } from './line.ts'
import { HOUR, paid, REFUSED, verify, type World } from './world.ts'

const PAGE = {
  name: 'Rice cooker',
  description: 'Order 7',
  currency: 'NGN',
  is_fixed_amount: true,
  fixed_amount: 45_000,
  reference: 'A-1',
  is_published: true,
}

/** Pays an attempt, and returns the data of its `.successful`. */
async function payAndReceive(world: World): Promise<Record<string, unknown> | undefined> {
  await paid(world)
  return world.receiver.received.find(({ event }) => event.endsWith('.successful'))?.data
}

/** What else was seen in production in July 2026. */
export const PRODUCTION: readonly Line[] = [
  {
    fact: '9.3',
    title: 'what onLoad and onOpen are called with',
    notTheApi: 'The script makes the callbacks. In this package, src/overlay makes them.',
  },
  {
    fact: '9.4',
    title: 'the real constructor throws for a missing callback',
    notTheApi: 'The constructor belongs to the script. Ours takes any subset of the callbacks (src/loader).',
  },
  {
    fact: '9.5',
    title: 'how integrations reach the class Klump',
    notTheApi: 'The class belongs to the script. e2e/drop-in tries each of the ways.',
  },
  {
    fact: '9.6',
    title: 'the widget and the banner are frames',
    notTheApi: 'The frames are in the page. In this package, src/overlay and src/elements make them.',
  },
  {
    fact: '9.7',
    mark: 'documented',
    title:
      'POST /v1/payment-pages takes name, amount and reference with the secret key, from 25 000 naira on',
    holds: async ({ request, sandbox, origin }) => {
      expect((await request('POST', '/payment-pages', PAGE)).status).toBe(200)
      const tooLittle = { ...PAGE, reference: 'A-2', fixed_amount: 24_999 }
      expect((await request('POST', '/payment-pages', tooLittle)).status).toBe(400)
      expect((await request('POST', '/payment-pages', { ...tooLittle, fixed_amount: 25_000 })).status).toBe(
        200,
      )
      const headers = {
        'klump-secret-key': sandbox.account().test.publicKey,
        'content-type': 'application/json',
      }
      const init = { method: 'POST', headers, body: JSON.stringify(PAGE) }
      expect((await fetch(`${origin}/v1/payment-pages`, init)).status).toBe(401)
    },
  },
  {
    fact: '9.7',
    mark: 'observed',
    title: 'POST /v1/payment-pages answers a link at the top level, which is a page for shoppers',
    holds: async ({ request, origin }) => {
      const { body } = await request('POST', '/payment-pages', PAGE)
      expect(body).toEqual({ link: expect.stringMatching(/^http\S+\/pay\/[\da-f-]{36}$/) as unknown })
      expect(String(body['link'])).toContain(origin)
      const page = await fetch(String(body['link']))
      expect(page.headers.get('content-type')).toContain('text/html')
      expect(await page.text()).toContain('₦45,000.00')
    },
  },
  {
    fact: '9.7',
    mark: 'observed',
    title:
      'the reference of a payment page becomes the transaction’s merchant_reference, and a link is one attempt',
    holds: async (world) => {
      const { body } = await world.request('POST', '/payment-pages', PAGE)
      const open = async () => await (await fetch(String(body['link']))).text()
      const [, written = ''] = /data-order="([^"]+)"/.exec(await open()) ?? []
      const given = JSON.parse(written.replaceAll('&quot;', '"')) as Record<string, unknown>
      await new Client(world.sandbox, { ...given, phone: '08012345678' }).initiate()
      expect((await verify(world, PAGE.reference)).body['data']).toMatchObject({ status: 'new' })
      expect(await open()).toContain('This link has been used')
    },
  },
  {
    fact: '9.7',
    mark: 'observed',
    title: 'a used reference gets no page: 409',
    holds: async ({ request, begin }) => {
      await begin('A-1')
      expect(await request('POST', '/payment-pages', PAGE)).toEqual(REFUSED)
      await request('POST', '/payment-pages', { ...PAGE, reference: 'A-2' })
      expect(await request('POST', '/payment-pages', { ...PAGE, reference: 'A-2' })).toEqual(REFUSED)
    },
  },
  {
    fact: '9.7',
    mark: 'assumed',
    title: 'an order of another amount is refused under its reference',
    holds: async ({ request, begin }) => {
      await request('POST', '/payment-pages', PAGE)
      expect((await begin('A-1')).status).toBe(400)
    },
  },
  {
    fact: '9.8',
    mark: 'observed',
    title: '.successful has no merchant_reference, and its meta_data came back',
    holds: async (world) => {
      const received = await payAndReceive(world)
      expect(received).not.toHaveProperty('merchant_reference')
      expect(received?.['meta_data']).toEqual({ reference: 'A-1' })
    },
  },
  {
    fact: '9.8',
    mark: 'observed',
    title:
      '.successful has the merchant_reference, which other integrations read (successfulNamesMerchantReference)',
    holds: async (world) => {
      world.sandbox.behaviour.set({ successfulNamesMerchantReference: true })
      expect(await payAndReceive(world)).toMatchObject({
        merchant_reference: 'A-1',
        meta_data: { reference: 'A-1' },
      })
    },
  },
  {
    fact: '9.8',
    mark: 'observed',
    title: '.abandoned has the merchant_reference',
    holds: async ({ walk, sandbox, receiver }) => {
      await walk('VERIFY_PHONE_OTP', 'A-1')
      await sandbox.advance(24 * HOUR)
      expect(receiver.received.at(-1)).toMatchObject({
        event: 'klump.payment.transaction.abandoned',
        data: { merchant_reference: 'A-1', meta_data: { reference: 'A-1' } },
      })
    },
  },
  {
    fact: '9.8',
    mark: 'assumed',
    title: 'verification has no merchant_reference, but has meta_data (verifyNamesMerchantReference: false)',
    holds: async (world) => {
      world.sandbox.behaviour.set({ verifyNamesMerchantReference: false })
      await world.begin('A-1')
      const { data } = (await verify(world, 'A-1')).body
      expect(data).not.toHaveProperty('merchant_reference')
      expect(data).toMatchObject({ meta_data: { reference: 'A-1' } })
    },
  },
  {
    fact: '9.9',
    mark: 'assumed',
    title: 'the dashboard calls an address that is saved: GET, then an empty POST, neither signed',
    holds: async ({ dashboard }) => {
      const received: unknown[] = []
      const shop = createServer((request, response) => {
        let body = ''
        request.on('data', (chunk: Buffer) => (body += chunk.toString()))
        request.on('end', () => {
          received.push([request.method, body, request.headers['x-klump-signature']])
          response.end()
        })
      })
      await new Promise<void>((done) => void shop.listen(0, '127.0.0.1', done))
      onTestFinished(() => void shop.close())
      const test = `http://127.0.0.1:${(shop.address() as AddressInfo).port}/hooks`
      await (await dashboard()).send('/dashboard/settings/webhooks', { test })
      expect(received).toEqual([
        ['GET', '', undefined],
        ['POST', '', undefined],
      ])
    },
  },
  {
    fact: '9.10',
    mark: 'observed',
    title:
      '.abandoned is sent only after a lender was chosen: a shopper who left earlier causes no further webhook',
    holds: async ({ begin, walk, sandbox, receiver }) => {
      await begin('A-1')
      await walk('VERIFY_PHONE_OTP', 'A-2')
      await sandbox.advance(72 * HOUR)
      const gone = receiver.received.filter(({ event }) => event.endsWith('.abandoned'))
      expect(gone.map(({ data }) => data['merchant_reference'])).toEqual(['A-2'])
    },
  },
  {
    fact: '9.11',
    title: 'there is no server SDK and no OpenAPI; what merchants pay',
    notTheApi: 'Nothing to try: src/server is this project’s own.',
  },
  {
    fact: '9.12',
    title: 'lending regulations',
    notTheApi: 'The regulations concern what shoppers see: the screens of src/checkout.',
  },
  {
    fact: '9.13',
    title: 'what public code reads of callbacks, and when redirect_url is followed',
    notTheApi: 'The script makes the callbacks and follows redirect_url. See src/overlay and e2e/drop-in.',
  },
  {
    fact: '9.14',
    mark: 'observed',
    title: 'Klump’s own payment page sends an item without a name',
    holds: async ({ begin }) => {
      const items = [{ unit_price: 60_000, quantity: 1 }]
      expect((await begin('A-1', { items })).status).toBe(200)
    },
  },
  {
    fact: '9.14',
    title: 'the Flutter plugin shows the widget in a WebView on a page without an origin',
    notTheApi: 'The page has no origin. e2e/pages/no-address.spec.ts opens such a page.',
  },
  {
    fact: '9.15',
    title: 'the WooCommerce plugin cuts phone numbers',
    notTheApi:
      'The plugin cuts them. The checkout asks for a phone number that it cannot read (src/validation).',
  },
]
