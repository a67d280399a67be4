import { afterEach, expect, it, vi } from 'vitest'
import { manualClock } from '../shared/testing/manual-clock.ts'
import { until } from '../overlay/testing/shop.ts'
import { createOffers } from './offer-frame.ts'

/** The page's listeners for messages. Recorded from before the package loads, which takes these functions then. */
const listeners = vi.hoisted(() => {
  const current = new Set<unknown>()
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype
  Object.assign(EventTarget.prototype, {
    addEventListener(this: EventTarget, ...args: Parameters<typeof add>) {
      if (this === window && args[0] === 'message') current.add(args[1])
      add.apply(this, args)
    },
    removeEventListener(this: EventTarget, ...args: Parameters<typeof remove>) {
      current.delete(args[1])
      remove.apply(this, args)
    },
  })
  return current
})

const KEY = 'klp_pk_test_example0001'
const CHECKOUT = new URL('/src/elements/testing/', location.href).href
const UNANSWERED = 404

/** Stands in for a banner: an element of the page with a shadow root. */
function banner(): ShadowRoot {
  const host = document.createElement('div')
  host.className = 'banner'
  document.body.append(host)
  return host.attachShadow({ mode: 'open' })
}
const framesIn = (...shadows: ShadowRoot[]) =>
  shadows.map((shadow) => shadow.querySelectorAll('iframe').length)
const frameOf = (shadow: ShadowRoot) => shadow.querySelector('iframe') as HTMLIFrameElement
const loaded = (frame: HTMLIFrameElement) =>
  new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))

afterEach(() => {
  document.querySelectorAll('.banner').forEach((host) => host.remove())
  vi.restoreAllMocks()
})

it('banners share one frame, which is in the shadow root of the first', async () => {
  const offers = createOffers(CHECKOUT, manualClock())
  const [one, other] = [banner(), banner()]
  const answers = await Promise.all([offers.request(one, KEY, 2000), offers.request(other, KEY, 3000)])
  expect(answers).toEqual([
    { lenders: 1, interest: '2' },
    { lenders: 1, interest: '3' },
  ])
  expect(framesIn(one, other)).toEqual([1, 0])
  expect(document.querySelector(':scope > iframe, body > iframe')).toBeNull()
})

it('removed banners leave no frame, listener, timer or unsettled request', async () => {
  const clock = manualClock()
  const offers = createOffers(CHECKOUT, clock)
  const before = listeners.size
  const [one, other] = [banner(), banner()]
  await offers.request(one, KEY, 2000)
  const unanswered = [offers.request(one, KEY, UNANSWERED), offers.request(other, KEY, UNANSWERED)]
  expect(listeners.size - before).toBe(1)
  offers.leave(other)
  expect(await unanswered[1]).toBeUndefined()
  offers.leave(one)
  expect(await unanswered[0]).toBeUndefined()
  expect({
    frames: framesIn(one, other),
    listeners: listeners.size - before,
    timers: clock.waiting().length,
  }).toEqual({
    frames: [0, 0],
    listeners: 0,
    timers: 0,
  })
  expect(await offers.request(other, KEY, 5000)).toEqual({ lenders: 1, interest: '5' })
})

it('when the banner with the frame is removed, the requests of the other banners are sent again', async () => {
  const offers = createOffers(CHECKOUT, manualClock())
  const [one, other] = [banner(), banner()]
  const first = offers.request(one, KEY, 2000)
  const second = offers.request(other, KEY, 3000)
  offers.leave(one)
  one.host.remove()
  expect(await first).toBeUndefined()
  expect(await second).toEqual({ lenders: 1, interest: '3' })
  expect(framesIn(one, other)).toEqual([0, 1])
})

it('a banner that is moved loads its frame again and gets its answer', async () => {
  const offers = createOffers(CHECKOUT, manualClock())
  const one = banner()
  await offers.request(one, KEY, 2000)
  document.body.prepend(one.host)
  expect(await offers.request(one, KEY, 4000)).toEqual({ lenders: 1, interest: '4' })
})

it('a removed frame is replaced for the next request, and for one that waits for its answer', async () => {
  const clock = manualClock()
  const offers = createOffers(CHECKOUT, clock)
  const one = banner()
  await offers.request(one, KEY, 2000)
  frameOf(one).remove()
  expect(await offers.request(one, KEY, 3000)).toEqual({ lenders: 1, interest: '3' })

  const waits = offers.request(one, KEY, UNANSWERED)
  frameOf(one).remove()
  clock.advance(2000)
  await loaded(frameOf(one))
  offers.leave(one)
  expect(await waits).toBeUndefined()
})

it('a frame that navigated elsewhere is noticed and replaced', async () => {
  const clock = manualClock()
  const offers = createOffers(CHECKOUT, clock)
  const one = banner()
  const asked = offers.request(one, KEY, 2000)
  const before = frameOf(one)
  await Promise.all([asked, loaded(before)])
  const away = loaded(before)
  before.src = 'about:blank'
  await away
  clock.advance(2000)
  expect(await offers.request(one, KEY, 3000)).toEqual({ lenders: 1, interest: '3' })
  expect(frameOf(one)).not.toBe(before)
  expect(framesIn(one)).toEqual([1])
})

it('where the checkout has no terms page, a request ends without an answer, and the next one loads it again', async () => {
  const clock = manualClock()
  const offers = createOffers(new URL('/src/elements/nowhere/', location.href).href, clock)
  const one = banner()
  const asked = offers.request(one, KEY, 2000)
  for (let attempt = 0; attempt < 2; attempt += 1) {
    await loaded(frameOf(one))
    clock.advance(2000)
  }
  expect(await asked).toBeUndefined()
  expect(framesIn(one)).toEqual([0])
  expect(clock.waiting().length).toBe(0)
  void offers.request(one, KEY, 2000)
  expect(framesIn(one)).toEqual([1])
  offers.leave(one)
})

it('a request that the frame never answers ends without an answer after a minute', async () => {
  const clock = manualClock()
  const offers = createOffers(CHECKOUT, clock)
  const one = banner()
  const asked = offers.request(one, KEY, UNANSWERED)
  await until(() => frameOf(one).contentDocument?.readyState === 'complete')
  clock.advance(60_000)
  expect(await asked).toBeUndefined()
  expect(framesIn(one)).toEqual([0])
})
