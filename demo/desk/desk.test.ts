import { request } from 'node:http'
import { beforeEach, describe, expect, test } from 'vitest'
import { walkTo } from '../../src/sandbox/testing/walk.ts'
import { standUp, type Stand } from './testing/stand.ts'

let stand: Stand
beforeEach(async () => {
  stand = await standUp()
})

const turn = async (act: unknown) => (await stand.post('/desk/switch', act)).status
const confirm = async (orderId: string, reference: string) => {
  const response = await stand.post(`/api/orders/${orderId}/confirm`, { reference })
  return (await response.json()) as { verdict: string }
}

describe('the desk’s event stream', () => {
  test('shows a purchase as it happens: callbacks, requests, webhooks, checks and the decision', async () => {
    const desk = await stand.hear()
    const order = await stand.order()
    const reference = await stand.pay(order)
    await stand.post('/desk/heard', { page: 'shop', name: 'onSuccess', payload: '{"reference":"KLP"}' })
    await confirm(order.orderId, reference)
    await expect
      .poll(() => desk.entries().map(({ title }) => title))
      .toEqual(
        expect.arrayContaining(['klump.payment.transaction.successful', 'POST /api/orders/:id/confirm']),
      )

    const said = desk.entries()
    expect(said.filter(({ lane }) => lane === 'page')).toMatchObject([{ title: 'onSuccess', badge: 'shop' }])
    const ofPage = said.filter(({ lane }) => lane === 'page-shop')
    expect(ofPage.map(({ title, badge }) => `${title} ${badge}`)).toEqual([
      'POST /api/orders 201',
      'POST /api/orders/:id/confirm 200',
    ])
    const ofCheckout = said.filter(({ lane }) => lane === 'checkout-klump').map(({ title }) => title)
    expect(ofCheckout[0]).toBe('POST /v1/transactions/initiate')
    expect(ofCheckout.at(-1)).toBe('POST /v1/loans/account/new-loan')
    const decisions = said.filter(({ lane }) => lane === 'shop')
    expect(decisions[0]).toMatchObject({ title: 'Paid', mood: 'good' })
    expect(decisions[0]?.checks?.map(({ name }) => name)).toContain('merchant-reference')
  })

  test('shows each call of the shop to Klump once, with dots in place of the secret key', async () => {
    const desk = await stand.hear()
    const order = await stand.order()
    await confirm(order.orderId, await stand.pay(order))
    const { secretKey } = stand.sandbox.account().test
    await stand.post('/desk/heard', { page: 'shop', name: 'onError', payload: `"${secretKey}"` })
    await expect.poll(() => desk.entries().map(({ title }) => title)).toContain('onError')
    await turn({ do: 'new-keys' })
    await expect.poll(() => desk.state()?.keys).toBe('outdated')

    const calls = desk.entries().filter(({ title }) => title.endsWith('/verify'))
    expect(new Set(calls.map(({ lane }) => lane))).toEqual(new Set(['shop-klump']))
    expect(calls[0]?.fields).toContainEqual(['klump-secret-key', 'klp_sk_test_••••••••'])
    expect(calls[0]?.curl).toContain('"klump-secret-key: $KLUMP_SECRET_KEY"')
    const heard = stand.requests.filter(({ path }) => path.endsWith('/verify'))
    expect(calls).toHaveLength(heard.length)
    expect(desk.raw()).not.toContain(secretKey.slice(-12))
    expect(desk.raw()).not.toContain(stand.sandbox.account().test.secretKey.slice(-12))
  })

  test('sends a returning browser the entries that it missed, and no entry twice', async () => {
    const first = await stand.hear()
    await stand.post('/desk/heard', { page: 'shop', name: 'onLoad', payload: '1' })
    await expect.poll(() => first.entries()).toHaveLength(1)
    first.leave()
    await stand.post('/desk/heard', { page: 'shop', name: 'onOpen', payload: '2' })
    const again = await stand.hear(first.lastEventId())
    await expect.poll(() => again.entries().map(({ title }) => title)).toEqual(['onOpen'])
    expect(again.events()).not.toContain('reset')

    const ofAnotherRun = await stand.hear('0b9a7c1e-another-run/1')
    await expect.poll(() => ofAnotherRun.entries().map(({ title }) => title)).toEqual(['onLoad', 'onOpen'])
    expect(ofAnotherRun.events()[0]).toBe('reset')
  })
})

describe('the desk’s switches', () => {
  test('make only the next call fail', async () => {
    const desk = await stand.hear()
    const order = await stand.order()
    const reference = await stand.pay(order, { phoneNumber: '08033333333' })
    expect(await turn({ do: 'fail', call: 12, failure: 2, times: 0 })).toBe(200)
    await expect
      .poll(() => desk.state()?.faults)
      .toEqual(['The shop verifying. 500, the server failed (once)'])
    expect(await confirm(order.orderId, reference)).toMatchObject({ verdict: 'unknown' })
    expect(await confirm(order.orderId, reference)).toMatchObject({ verdict: 'in-progress' })
    await expect.poll(() => desk.state()?.faults).toEqual([])
  })

  test.each([
    ['500', 2, ['500', '200']],
    ['answer lost', 7, ['200', 'no answer', '200']],
  ])(
    'make a webhook fail (%s), which the sandbox sends again after an hour',
    async (_name, failure, badges) => {
      const desk = await stand.hear()
      const order = await stand.order()
      expect(await turn({ do: 'fail', call: 13, failure, times: 0 })).toBe(200)
      await stand.pay(order, { phoneNumber: '08033333333' })
      const ofWebhooks = () => desk.entries().flatMap((e) => (e.lane === 'klump-shop' ? [e.badge] : []))
      await expect.poll(ofWebhooks).toEqual(badges.slice(0, -1))
      const failed = desk.entries().find(({ title }) => title === 'Webhook failed')
      expect(failed?.note).toMatch(/ Next try: \d{1,2} \w{3,4} \d{4}, \d\d:\d\d WAT\.$/)
      await turn({ do: 'pass', hours: 1 })
      await expect.poll(ofWebhooks).toEqual(badges)
      expect(stand.sandbox.webhooks.deliveries()).toMatchObject([
        { state: 'delivered', attempts: [{ number: 1 }, { number: 2, status: 200 }] },
      ])
    },
  )

  test('turn off one of two failures and keep the other', async () => {
    const desk = await stand.hear()
    await turn({ do: 'fail', call: 0, failure: 8, times: 2 })
    await turn({ do: 'fail', call: 1, failure: 6, times: 1 })
    expect(await turn({ do: 'stop-failing', fault: 0 })).toBe(200)
    await expect
      .poll(() => desk.state()?.faults)
      .toEqual(['The list of banks. Not JSON: a gateway’s page (3 times)'])
    expect(await turn({ do: 'stop-failing', fault: 5 })).toBe(409)
  })

  test('run the shop’s timer at once, and the desk lists the shop’s orders with their attempts', async () => {
    const desk = await stand.hear()
    const order = await stand.order()
    await stand.post(`/api/orders/${order.orderId}/attempts`, {})
    await expect.poll(() => desk.state()?.orders).toMatchObject([{ number: 1, attempts: [{}, {}] }])
    expect(await turn({ do: 'reconcile' })).toBe(200)
    await expect
      .poll(() => desk.entries().map(({ lane, title }) => `${lane}: ${title}`))
      .toEqual(
        expect.arrayContaining([
          'page-shop: POST /api/orders/:id/attempts',
          expect.stringMatching(/^tester: The shop asked about 1 orders/),
        ]),
      )
  })

  test('replace the keys: the shop’s old key is refused until the shop gets the new one', async () => {
    const desk = await stand.hear()
    const order = await stand.order()
    const reference = await stand.pay(order, { phoneNumber: '08033333333' })
    await turn({ do: 'new-keys' })
    await expect.poll(() => desk.state()?.keys).toBe('outdated')
    const refused = await confirm(order.orderId, reference)
    // The page receives the verdict "unknown". The desk shows the reason.
    expect(refused).toEqual({ verdict: 'unknown' })
    const decision = () => desk.entries().find(({ lane }) => lane === 'shop')
    await expect.poll(decision).toMatchObject({ note: expect.stringContaining('HTTP 401') as string })

    expect(await turn({ do: 'deploy-keys' })).toBe(200)
    await expect.poll(() => desk.state()?.keys).toBe('current')
    expect(await confirm(order.orderId, reference)).toMatchObject({ verdict: 'in-progress' })
    const page = await (await fetch(stand.origins.shop)).text()
    expect(page).toContain(stand.sandbox.account().test.publicKey)
  })

  test('change the environment: the shop’s keys do not work until it gets LIVE keys', async () => {
    const desk = await stand.hear()
    await turn({ do: 'mode', mode: 'live' })
    await expect.poll(() => desk.state()).toMatchObject({ mode: 'live', keys: 'other-environment' })
    await turn({ do: 'deploy-keys' })
    await expect.poll(() => desk.state()).toMatchObject({ keys: 'current', shopEnvironment: 'live' })
    expect(desk.state()?.webhookUrl).toBe(`${stand.origins.shop}/webhooks/klump`)
  })

  test('let the tester decide a waiting loan, and the shop receives the result by webhook', async () => {
    const desk = await stand.hear()
    const order = await stand.order()
    const reference = await stand.pay(order, { phoneNumber: '08033333333' })
    await expect.poll(() => desk.state()?.deciding).toMatchObject([{ reference, partner: 'klump' }])
    expect(await turn({ do: 'decide', reference, decision: 'approved' })).toBe(200)
    const decision = () => desk.entries().find(({ lane }) => lane === 'shop')
    await expect.poll(decision).toMatchObject({ title: 'Paid', badge: 'asked by the webhook' })
    expect(await turn({ do: 'decide', reference, decision: 'approved' })).toBe(409)
  })

  test('let a day pass, after which a checkout that the shopper left is abandoned', async () => {
    const desk = await stand.hear()
    const order = await stand.order()
    const contact = { email: 'ada@example.test', phone: '08012345678' }
    await walkTo('VERIFY_PHONE_OTP', 'klump', stand.sandbox, { ...order.checkout, ...contact })
    await turn({ do: 'pass', hours: 24 })
    await expect
      .poll(() => desk.entries().map(({ title }) => title))
      .toContain('klump.payment.transaction.abandoned')
    await expect.poll(() => desk.state()?.aheadHours).toBe(24)
  })

  test('set each undocumented behaviour of the sandbox to its other reading, and back', async () => {
    const desk = await stand.hear()
    const { behaviour } = stand.sandbox
    const before = behaviour.get()
    await expect.poll(() => desk.state()?.readings).toHaveLength(Object.keys(before).length)
    for (const [which, { follows }] of (desk.state()?.readings ?? []).entries()) {
      const others: unknown[] = Object.values(behaviour.get())
      expect(await turn({ do: 'follow', which, reading: 1 - follows })).toBe(200)
      const changed = Object.values(behaviour.get()).filter((value, index) => value !== others[index])
      expect(changed, `switch ${which}`).toHaveLength(1)
      await expect.poll(() => desk.state()?.readings[which]?.follows).toBe(1 - follows)
    }
    for (const [which, { follows }] of (desk.state()?.readings ?? []).entries())
      await turn({ do: 'follow', which, reading: 1 - follows })
    expect(behaviour.get()).toEqual(before)
    expect(await turn({ do: 'follow', which: 9, reading: 0 })).toBe(409)
    expect(await turn({ do: 'follow', which: 0, reading: 2 })).toBe(409)
  })

  test('refuse an unknown or invalid action with 400 or 409', async () => {
    for (const act of [
      undefined,
      {},
      { do: 'explode' },
      { do: 'pass', hours: -1 },
      { do: 'pass', hours: 1e9 },
    ])
      expect(await turn(act)).toBe(400)
    expect(await turn({ do: 'fail', call: 99, failure: 0, times: 0 })).toBe(409)
  })
})

describe('the desk', () => {
  const ask = (path: string, host: string, method = 'GET', type = 'application/json') =>
    new Promise<number>((resolve, reject) => {
      const { port } = new URL(stand.origins.shop)
      const headers = { host, 'content-type': type }
      const asked = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
        response.destroy()
        resolve(response.statusCode ?? 0)
      })
      asked.once('error', reject)
      asked.end(method === 'POST' ? '{"do":"new-keys"}' : undefined)
    })

  test('refuses any host name but localhost, also one in the demo’s settings', async () => {
    const { port } = new URL(stand.origins.shop)
    for (const path of ['/desk', '/desk/events', '/desk/desk.js']) {
      for (const host of ['desk.example', 'desk.localhost'])
        expect(await ask(path, host), `${path} for ${host}`).toBe(403)
      expect(await ask(path, `localhost:${port}`), path).toBe(200)
    }
    expect(await ask('/desk/switch', 'desk.example', 'POST')).toBe(403)
  })

  test('refuses a form, which another site could send', async () => {
    const { publicKey } = stand.sandbox.account().test
    const { host } = new URL(stand.origins.shop)
    expect(await ask('/desk/switch', host, 'POST', 'text/plain')).toBe(415)
    expect(stand.sandbox.account().test.publicKey).toBe(publicKey)
  })

  test('serves its page with a strict policy and nothing inline', async () => {
    const response = await fetch(`${stand.origins.shop}/desk`)
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'")
    expect(policy).toContain("frame-ancestors 'self'")
    expect(policy).not.toContain('unsafe')
    expect(await response.text()).not.toMatch(/<style|style=|<script>|\son\w+=/)
  })

  test('refuses a callback that no page can have received', async () => {
    const odd = [
      { page: 'shop', name: 'onHack', payload: '' },
      { page: 'bank', name: 'onLoad', payload: '' },
      5,
    ]
    for (const body of odd) expect((await stand.post('/desk/heard', body)).status).toBe(400)
    const large = { page: 'shop', name: 'onLoad', payload: 'x'.repeat(60_000) }
    expect((await stand.post('/desk/heard', large)).status).toBe(413)
  })
})
