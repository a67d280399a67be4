import { describe, expect, it } from 'vitest'
import { Browser, signedIn } from '../testing/browser.ts'
import { ORIGIN } from '../testing/client.ts'
import { stand } from '../testing/stand.ts'

describe('the dashboard', () => {
  it('shows nothing of an account to a browser that is not signed in', async () => {
    const { sandbox } = stand()
    const browser = new Browser(sandbox)
    for (const path of [
      'transactions',
      'transactions/KLP-1',
      'webhooks',
      'verify?reference=x',
      'settings',
      'confirm/new-keys',
    ]) {
      expect(await browser.open(`/dashboard/${path}`)).toMatchObject({ status: 303, location: '/dashboard' })
    }
    const { mode } = sandbox.account()
    for (const path of [
      'settings/secret',
      'settings/new-keys',
      'settings/reveal',
      'mode',
      'clock',
      'webhooks/x/resend',
    ]) {
      expect(await browser.post(`/dashboard/${path}`, { mode: 'live' })).toMatchObject({ status: 303 })
    }
    expect(sandbox.account().mode).toBe(mode)
  })

  it('refuses a form from another site or from another port of this machine', async () => {
    const { sandbox } = stand()
    const browser = await signedIn(sandbox)
    const before = sandbox.account()
    for (const from of ['https://evil.example', 'http://localhost:4101', 'null']) {
      expect((await browser.post('/dashboard/settings/new-keys', {}, from)).status).toBe(403)
      expect((await browser.post('/dashboard/sign-in', { account: '1' }, from)).status).toBe(403)
    }
    expect(sandbox.account()).toEqual(before)
  })

  it('answers this machine only', async () => {
    const { sandbox } = stand()
    expect((await sandbox.fetch(new Request('http://sandbox.example/dashboard'))).status).toBe(403)
    const peer = { incoming: { socket: { destroy: () => undefined, remoteAddress: '192.0.2.7' } } }
    expect((await sandbox.fetch(new Request(`${ORIGIN}/dashboard`), peer)).status).toBe(403)
  })

  it('protects its cookie from scripts and other sites, and its pages from frames, caches and foreign code', async () => {
    const { sandbox } = stand()
    const browser = new Browser(sandbox)
    const { headers } = await browser.post('/dashboard/sign-in', { account: '1' })
    expect(headers.get('set-cookie')).toMatch(
      /^klump_dashboard=[\w-]{43}; .*Path=\/dashboard; HttpOnly; SameSite=Strict$/,
    )
    const page = await browser.open('/dashboard/settings')
    expect(page.headers.get('cache-control')).toBe('no-store')
    const policy = page.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
    expect(page.text).not.toMatch(/<script(?![^>]* src=)|<style| style=| on\w+=/)
  })

  it('ends a session at sign-out, and after eight hours of real time', async () => {
    const { sandbox, pass } = stand()
    const browser = await signedIn(sandbox)
    const stolen = new Browser(sandbox)
    stolen.cookie = browser.cookie
    expect((await stolen.open('/dashboard/settings')).status).toBe(200)
    await sandbox.advance(30 * 3_600_000)
    expect((await stolen.open('/dashboard/settings')).status).toBe(200)
    pass(8 * 3_600_000)
    expect((await stolen.open('/dashboard/settings')).status).toBe(303)
    const again = await signedIn(sandbox)
    stolen.cookie = again.cookie
    await again.send('/dashboard/sign-out')
    expect((await stolen.open('/dashboard/settings')).status).toBe(303)
  })

  it('answers 404 with a page of its own for an unknown address', async () => {
    const { sandbox } = stand()
    for (const path of [
      '/dashboard/nothing',
      '/dashboard/settings/nothing',
      '/dashboard/transactions/KLP-1',
    ]) {
      const page = await (await signedIn(sandbox)).open(path)
      expect(page.status).toBe(404)
      expect(page.text).toContain('<h1>That did not work</h1>')
      expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    }
  })

  it('refuses a shop without a name', async () => {
    const { sandbox } = stand()
    for (const name of ['', '   ', 'x'.repeat(61)]) {
      const page = await new Browser(sandbox).send('/dashboard/sign-up', { name })
      expect(page.status).toBe(400)
      expect(page.text).toContain('Give the shop a name')
    }
  })
})
