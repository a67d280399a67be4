import { describe, expect, it } from 'vitest'
import { Browser, signedIn } from '../testing/browser.ts'
import { call, Client, ORIGIN } from '../testing/client.ts'
import { orderOf, stand } from '../testing/stand.ts'

const SETTINGS = '/dashboard/settings'

describe('keys in the dashboard', () => {
  it('are shown for the mode of the account, with the secret key masked', async () => {
    const { sandbox } = stand()
    const browser = await signedIn(sandbox)
    const { test, live } = sandbox.account()
    const inTest = await browser.open(SETTINGS)
    expect(inTest.text).toContain(test.publicKey)
    for (const hidden of [test.secretKey, live.publicKey, live.secretKey]) {
      expect(inTest.text).not.toContain(hidden)
    }
    expect(inTest.text).toContain(`klp_sk_test_••••••••••••${test.secretKey.slice(-4)}`)
    expect(inTest.text).toContain('Test mode.')
    const inLive = await browser.send('/dashboard/mode', { mode: 'live' })
    expect(inLive.text).toContain(live.publicKey)
    expect(inLive.text).not.toContain(test.publicKey)
    expect(inLive.text).toContain('Live mode.')
    expect(sandbox.account().mode).toBe('live')
  })

  it('can be revealed and hidden again, and a change of mode hides them too', async () => {
    const { sandbox } = stand()
    const browser = await signedIn(sandbox)
    const { secretKey } = sandbox.account().test
    expect((await browser.send(`${SETTINGS}/reveal`)).text).toContain(secretKey)
    expect((await browser.open(SETTINGS)).text).toContain(secretKey)
    expect((await browser.send(`${SETTINGS}/hide`)).text).not.toContain(secretKey)
    await browser.send(`${SETTINGS}/reveal`)
    await browser.send('/dashboard/mode', { mode: 'live' })
    expect((await browser.send('/dashboard/mode', { mode: 'test' })).text).not.toContain(secretKey)
  })

  it('can be copied while they are masked', async () => {
    const { sandbox } = stand()
    const browser = await signedIn(sandbox)
    const answer = await browser.post(`${SETTINGS}/secret`)
    expect(answer.text).toBe(sandbox.account().test.secretKey)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect((await browser.open(SETTINGS)).text).not.toContain(answer.text)
  })

  it('are shown with the script tag and the address of the API, each ready to copy', async () => {
    const { sandbox } = stand()
    const browser = await signedIn(sandbox)
    const { text } = await browser.open(SETTINGS)
    const copied = [...text.matchAll(/data-copy="([^"]*)"/g)].map(([, value = '']) =>
      value.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"'),
    )
    const tag = `<script src="${ORIGIN}/klump.js" defer></script>`
    expect(copied).toEqual([sandbox.account().test.publicKey, tag, ORIGIN])
    expect(text).toContain('the tester’s desk')
  })

  it('are replaced after a confirmation that names the consequence, even during an open checkout', async () => {
    const { sandbox } = stand()
    const browser = await signedIn(sandbox)
    const before = sandbox.account()
    const client = new Client(sandbox, orderOf(40_000))
    await client.initiate()
    await client.choose('klump')
    const question = await browser.open('/dashboard/confirm/new-keys')
    expect(question.text).toContain('stop working at once')
    expect(sandbox.account()).toEqual(before)

    const page = await browser.send(`${SETTINGS}/new-keys`)
    const { test, live } = sandbox.account()
    expect(page.text).toContain(test.publicKey)
    expect(page.text).toContain(test.secretKey)
    expect(page.text).toContain('no longer work')
    expect(live).toEqual(before.live)
    expect((await client.goOn({ phoneNumber: '08012345678' })).body['message']).toContain('outdated')
    // The message is shown once.
    expect((await browser.open(SETTINGS)).text).not.toContain('no longer work')
  })

  it('of a new account work for that account only', async () => {
    const { sandbox } = stand()
    const browser = new Browser(sandbox)
    const page = await browser.send('/dashboard/sign-up', { name: 'Ada’s <b>Fabrics</b>' })
    expect(page.text).toContain('Ada’s &lt;b&gt;Fabrics&lt;/b&gt;')
    const [publicKey = ''] = /klp_pk_test_[0-9a-f]{64}/.exec(page.text) ?? []
    expect(publicKey).not.toBe(sandbox.account().test.publicKey)
    const client = new Client(sandbox, orderOf(40_000), publicKey)
    const { body } = await client.initiate()
    expect(body['merchant']).toBe('Ada’s <b>Fabrics</b>')

    const secretKey = (await browser.post(`${SETTINGS}/secret`)).text
    const path = `/transactions/${String(body['reference'])}/verify`
    const verify = async (key: string) =>
      (await call(sandbox, 'GET', path, { 'klump-secret-key': key })).status
    expect([await verify(secretKey), await verify(sandbox.account().test.secretKey)]).toEqual([200, 404])
    // The tester's desk decides on loans of the demo account only.
    expect(sandbox.transactions()).toEqual([])
    expect((await browser.open('/dashboard/transactions')).text).toContain(String(body['reference']))
    const other = await signedIn(sandbox)
    expect((await other.open('/dashboard/transactions')).text).not.toContain(String(body['reference']))
    expect((await other.open(`/dashboard/transactions/${String(body['reference'])}`)).status).toBe(404)
  })
})

describe('webhook URLs in the dashboard', () => {
  it('are saved for each environment, or refused with a reason beside what was typed', async () => {
    const { sandbox } = stand()
    const browser = await signedIn(sandbox)
    const saved = { test: 'http://127.0.0.1:4101/hooks', live: 'https://localhost/live' }
    expect((await browser.send(`${SETTINGS}/webhooks`, saved)).text).toContain('are saved')
    expect([sandbox.webhooks.url('test'), sandbox.webhooks.url('live')]).toEqual([saved.test, saved.live])
    const refused = await browser.send(`${SETTINGS}/webhooks`, { test: 'https://shop.example/"x', live: '' })
    expect(refused.status).toBe(400)
    expect(refused.text).toContain('value="https://shop.example/&quot;x"')
    expect(refused.text).toContain('on this machine')
    expect([sandbox.webhooks.url('test'), sandbox.webhooks.url('live')]).toEqual([saved.test, undefined])
  })
})
