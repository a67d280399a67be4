import { beforeEach, describe, expect, it } from 'vitest'
import { followRedirect } from './follow-redirect.ts'
import { manualClock, type ManualClock } from '../shared/testing/manual-clock.ts'

const CART = 'https://shop.example/cart'
const THANKS = 'https://shop.example/thanks?status=successful'

let clock: ManualClock
let gone: string[]
let page: EventTarget & { location: { href: string; assign(to: string): void }; navigation?: EventTarget }

beforeEach(() => {
  clock = manualClock()
  gone = []
  page = Object.assign(new EventTarget(), {
    location: { href: CART, assign: (to: string) => void gone.push(to) },
    navigation: new EventTarget(),
  })
})

const begin = () =>
  followRedirect({ window: page as unknown as Window, clock, opened: page.location.href }, THANKS)
const settled = () => new Promise((resolve) => setImmediate(resolve))
async function pass(ms: number): Promise<void> {
  clock.advance(ms)
  await settled()
}
const navigate = (url: string, sameDocument: boolean, downloadRequest: string | null = null) =>
  page.navigation?.dispatchEvent(
    Object.assign(new Event('navigate'), { destination: { url, sameDocument }, downloadRequest }),
  )

describe('redirect_url is followed for a page that does not navigate', () => {
  it('five seconds after the success, when the shopper closes sooner', async () => {
    const redirect = begin()
    redirect.callbacksRan('success', [undefined])
    redirect.callbacksRan('end', [undefined])
    redirect.follow()
    await pass(4999)
    expect(gone).toEqual([])
    await pass(1)
    expect(gone).toEqual([THANKS])
    expect(clock.waiting().length).toBe(0)
  })

  it('at once after the end, when the shopper has read the last screen for longer than that', async () => {
    const redirect = begin()
    redirect.callbacksRan('success', [undefined])
    await pass(60_000)
    redirect.callbacksRan('end', [undefined])
    redirect.follow()
    await settled()
    expect(gone).toEqual([THANKS])
  })

  it('three seconds after the end, where onClose returned a promise', async () => {
    const redirect = begin()
    redirect.callbacksRan('success', [undefined])
    await pass(60_000)
    redirect.callbacksRan('end', [Promise.resolve()])
    redirect.follow()
    await pass(2999)
    expect(gone).toEqual([])
    await pass(1)
    expect(gone).toEqual([THANKS])
  })
})

describe('before redirect_url is followed, a promise that a callback returned', () => {
  it('is waited for, and may reject', async () => {
    const redirect = begin()
    let fail: (error: Error) => void = () => {}
    redirect.callbacksRan('success', [new Promise((_, reject) => (fail = reject))])
    redirect.callbacksRan('end', [undefined])
    redirect.follow()
    await pass(10_000)
    expect(gone).toEqual([])
    fail(new Error('theirs'))
    await settled()
    expect(gone).toEqual([THANKS])
  })

  it('that never settles is waited for fifteen seconds', async () => {
    const redirect = begin()
    redirect.callbacksRan('success', [new Promise(() => {})])
    redirect.follow()
    await pass(14_999)
    expect(gone).toEqual([])
    await pass(1)
    expect(gone).toEqual([THANKS])
  })
})

/** Whether redirect_url is still followed when `happen` happens between the success and the redirect. */
async function isLed(happen: () => unknown): Promise<boolean> {
  const redirect = begin()
  redirect.callbacksRan('success', [undefined])
  redirect.follow()
  await pass(4000)
  happen()
  await pass(20_000)
  return gone.length > 0
}

describe('redirect_url is not followed once', () => {
  it.each([
    ['the page receives beforeunload', () => page.dispatchEvent(new Event('beforeunload'))],
    ['the page is hidden by a navigation', () => page.dispatchEvent(new Event('pagehide'))],
    ['a navigation to another document is seen', () => navigate('https://shop.example/order/7', false)],
    ['a reload is seen', () => navigate(CART, false)],
    ['a router goes to another address', () => (page.location.href = 'https://shop.example/order/7')],
    ['a router with routes in the hash changes the route', () => (page.location.href = `${CART}#/order/7`)],
    [
      'a navigation within the document to another address is seen',
      () => navigate('https://shop.example/order/7', true),
    ],
  ])('%s', async (_what, happen) => {
    expect(await isLed(happen)).toBe(false)
  })
})

describe('redirect_url is followed in spite of', () => {
  it.each([
    ['a link to a place within the page', () => (page.location.href = `${CART}#`)],
    ['a navigation to a hash', () => navigate(`${CART}#top`, true)],
    ['the overlay’s own step back in the history', () => navigate(CART, true)],
    ['a download', () => navigate('https://shop.example/receipt.pdf', false, '')],
  ])('%s', async (_what, happen) => {
    expect(await isLed(happen)).toBe(true)
  })

  it('a browser that lacks the Navigation API', async () => {
    delete page.navigation
    expect(await isLed(() => {})).toBe(true)
  })
})
