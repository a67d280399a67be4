import { describe, expect, it } from 'vitest'
import type { Sandbox } from '../index.ts'
import { call, Client } from '../testing/client.ts'
import { orderOf, stand } from '../testing/stand.ts'
import { walkTo } from '../testing/walk.ts'

const BODY = {
  name: 'Rice cooker',
  description: 'Order 7, with delivery',
  currency: 'NGN',
  is_fixed_amount: true,
  fixed_amount: 45_000,
  reference: 'order-7-1-x3k9',
  is_published: true,
}

const post = (sandbox: Sandbox, body: unknown, secretKey = sandbox.account().test.secretKey) =>
  call(sandbox, 'POST', '/payment-pages', { 'klump-secret-key': secretKey }, body)

async function open(sandbox: Sandbox, link: string) {
  const response = await sandbox.fetch(new Request(link))
  return { status: response.status, headers: response.headers, text: await response.text() }
}

async function linkOf(sandbox: Sandbox, more: Record<string, unknown> = {}): Promise<string> {
  const { body } = await post(sandbox, { ...BODY, ...more })
  return String(body['link'])
}

/** The order that the page passes to the checkout. */
function orderIn(text: string): Record<string, unknown> {
  const [, order = '{}'] = /data-order="([^"]*)"/.exec(text) ?? []
  return JSON.parse(order.replaceAll('&quot;', '"').replaceAll('&amp;', '&')) as Record<string, unknown>
}

describe('POST /v1/payment-pages', () => {
  it('answers with an unguessable link at the top level', async () => {
    const { sandbox } = stand()
    const { status, body } = await post(sandbox, BODY)
    expect([status, Object.keys(body)]).toEqual([200, ['link']])
    expect(body['link']).toMatch(/^http:\/\/localhost:4999\/pay\/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/)
    expect(await linkOf(sandbox, { reference: 'another' })).not.toBe(body['link'])
  })

  it('needs the secret key', async () => {
    const { sandbox } = stand()
    expect((await post(sandbox, BODY, '')).status).toBe(401)
    expect((await post(sandbox, BODY, sandbox.account().test.publicKey)).status).toBe(401)
  })

  it.each([
    [{ fixed_amount: 24_999 }, 'fixed_amount: expected a whole number from 25000'],
    [{ fixed_amount: 30_000.5 }, 'fixed_amount: expected a whole number'],
    [{ name: '' }, 'name is missing'],
    [{ reference: undefined }, 'reference is missing'],
    [{ currency: 'USD' }, 'currency: expected "NGN"'],
    [{ is_fixed_amount: false }, 'is_fixed_amount: expected true'],
    [{ is_published: 'true' }, 'is_published: expected true'],
  ])('refuses %j and says what is wrong', async (wrong, message) => {
    const { status, body } = await post(stand().sandbox, { ...BODY, ...wrong })
    expect([status, body['message']]).toEqual([400, expect.stringContaining(message)])
  })

  it('refuses a reference that a transaction or another page has used', async () => {
    const { sandbox } = stand()
    await new Client(sandbox, orderOf(40_000, { merchant_reference: 'A-1' })).initiate()
    await linkOf(sandbox)
    for (const reference of ['A-1', BODY.reference]) {
      const { status, body } = await post(sandbox, { ...BODY, reference })
      expect([status, body]).toEqual([409, { message: 'Merchant reference must be unique for transaction.' }])
    }
  })
})

describe('a payment page', () => {
  it('passes its order to the checkout, with the reference that the shop gave', async () => {
    const { sandbox } = stand()
    const { status, text, headers } = await open(sandbox, await linkOf(sandbox))
    expect(status).toBe(200)
    for (const shown of ['Ìtàn Market', 'Rice cooker', 'Order 7, with delivery', '₦45,000.00', 'one attempt'])
      expect(text).toContain(shown)
    expect(orderIn(text)).toEqual({
      amount: 45_000,
      currency: 'NGN',
      merchant_reference: BODY.reference,
      items: [{ name: 'Rice cooker', unit_price: 45_000, quantity: 1 }],
    })
    expect(text).toContain(`data-public-key="${sandbox.account().test.publicKey}"`)
    expect(text).not.toContain('klp_sk_')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  })

  it.each([
    [
      'was only begun',
      'This link has been used',
      async (sandbox: Sandbox, order: Record<string, unknown>) => {
        await new Client(sandbox, order).initiate()
      },
    ],
    [
      'waits for the bank',
      'The bank has your request',
      async (sandbox: Sandbox, order: Record<string, unknown>) => {
        await walkTo('LOAN_STATUS', 'klump', sandbox, order)
      },
    ],
    [
      'was declined',
      'The bank said no',
      async (sandbox: Sandbox, order: Record<string, unknown>) => {
        await walkTo('LOAN_STATUS', 'klump', sandbox, order, { phoneNumber: '08011111111' })
        await sandbox.advance(3000)
      },
    ],
    [
      'is paid',
      'Paid. Thank you!',
      async (sandbox: Sandbox, order: Record<string, unknown>) => {
        await walkTo('LOAN_STATUS', 'klump', sandbox, order)
        await sandbox.advance(3000)
      },
    ],
  ])('whose attempt %s offers no second attempt, and shows its state', async (_, words, attempt) => {
    const { sandbox } = stand()
    const link = await linkOf(sandbox)
    const order = orderIn((await open(sandbox, link)).text)
    await attempt(sandbox, { ...order, phone: '08012345678' })
    const { text } = await open(sandbox, link)
    expect(text).toContain(words)
    expect(text).not.toContain('<button')
    expect(text).not.toContain('data-order')
  })

  it('can be used again until there is a loan, when references are "kind"', async () => {
    const { sandbox } = stand({ behaviour: { references: 'kind' } })
    const link = await linkOf(sandbox)
    const order = { ...orderIn((await open(sandbox, link)).text), phone: '08012345678' }
    await new Client(sandbox, order).initiate()
    expect((await open(sandbox, link)).text).toContain('<button')
    await walkTo('LOAN_STATUS', 'klump', sandbox, order)
    expect((await open(sandbox, link)).text).not.toContain('<button')
  })

  it('fixes the amount of its order, whatever the browser sends', async () => {
    const { sandbox } = stand()
    await linkOf(sandbox)
    const cheaper = orderOf(100, { merchant_reference: BODY.reference })
    expect(await new Client(sandbox, cheaper).initiate()).toEqual({
      status: 400,
      body: { message: 'amount: expected 45000.00, as the payment page says.' },
    })
  })

  it('shows names as text, not as HTML', async () => {
    const { sandbox } = stand()
    const name = `"><script>alert(1)</script>'&`
    const { text } = await open(sandbox, await linkOf(sandbox, { name, description: name }))
    expect(text).not.toContain('<script>alert')
    expect(
      orderIn(text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&#39;', "'")),
    ).toMatchObject({ items: [{ name }] })
  })

  it('answers 404 to a wrong link, and its link is not logged', async () => {
    const paths: string[] = []
    const { sandbox } = stand({ onRequest: ({ path }) => paths.push(path) })
    const link = await linkOf(sandbox)
    await open(sandbox, link)
    expect(paths.at(-1)).toBe('/pay/:id')
    const missing = await open(sandbox, link.replace(/.{12}$/, '000000000000'))
    expect(missing.status).toBe(404)
    expect(missing.text).toContain('ask the shop for a new one')
  })

  it('opens the checkout in TEST only, and explains this in LIVE', async () => {
    const { sandbox } = stand()
    sandbox.setMode('live')
    const { body } = await post(sandbox, BODY, sandbox.account().live.secretKey)
    const { text } = await open(sandbox, String(body['link']))
    expect(text).toContain('opens payment links of TEST only')
    expect(text).not.toContain('<button')
  })
})
