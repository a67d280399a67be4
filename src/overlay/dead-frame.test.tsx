import { afterEach, describe, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import type { Delivery } from '../loader/contract.ts'
import { manualClock, type ManualClock } from '../shared/testing/manual-clock.ts'
import {
  checkoutAt,
  frame,
  heard,
  host,
  kettle,
  KEY,
  open,
  openHanging,
  order,
  sendThroughDoor,
  tidy,
  until,
} from './testing/shop.ts'
import { preloadFrame } from './preloaded-frame.ts'
import { some } from '../shared/testing/some.ts'

afterEach(() => {
  tidy()
  vi.restoreAllMocks()
})

const REFERENCE = 'KLP-1662-348036-0961'
const failed = page.getByRole('heading', { name: 'The checkout did not load' })
const close = () => page.getByText('Close', { exact: true }).click()
const loaded = () => new Promise((resolve) => frame()?.addEventListener('load', resolve, { once: true }))
const nowhere = () => new URL('./nothing-here.html', checkoutAt()).href

/** The browser reports the checkout's empty inner frame to the page at a time of its own. */
const hasInnerFrame = () => until(() => frame()?.contentWindow?.length)

/** Opens with a frame of its own. */
async function running() {
  const one = open()
  await Promise.all([loaded(), until(() => one.names.includes('open'))])
  await hasInnerFrame()
  return one
}

/** Opens with a frame that was preloaded. */
async function runningPreloaded() {
  const clock = manualClock()
  await preloaded(clock)
  const one = open('', { clock })
  await until(() => one.names.includes('open'))
  return one
}

/** Preloads a frame, and waits until it has loaded and its hello message has arrived. */
async function preloaded(clock: ManualClock): Promise<void> {
  preloadFrame(document, checkoutAt(), clock)
  const hello = new Promise<void>((resolve) => {
    window.addEventListener('message', ({ data }: MessageEvent<{ klump?: unknown }>) => {
      if (data.klump === 'hello') resolve()
    })
  })
  await Promise.all([loaded(), hello])
  await hasInnerFrame()
  // The second call looks at the frame: its death is noticed only where it has been seen alive.
  preloadFrame(document, checkoutAt(), clock)
}

describe('a frame without the checkout in it', () => {
  it('is noticed two seconds after its load event, and not after the twenty of a frame that does not answer', async () => {
    const one = open('silent')
    await loaded()
    one.clock.advance(1999)
    expect(failed.query()).toBeNull()
    one.clock.advance(1)
    await expect.element(failed).toBeVisible()
    await close()
    expect(one.outcome()).toMatchObject({ status: 'failed', error: { code: 'frame_blocked' } })
  })

  it('is noticed at once where the policy of the page forbids it; the error says what to add', async () => {
    const one = openHanging()
    const violation = { effectiveDirective: 'frame-src', disposition: 'enforce' } as const
    const violate = (init: SecurityPolicyViolationEventInit) =>
      document.dispatchEvent(new SecurityPolicyViolationEvent('securitypolicyviolation', init))
    // Violations by other resources, and those that are only reported, do not concern the frame.
    violate({ ...violation, effectiveDirective: 'img-src', blockedURI: checkoutAt() })
    violate({ ...violation, disposition: 'report', blockedURI: checkoutAt() })
    violate({ ...violation, blockedURI: 'https://ads.example/' })
    violate({ ...violation, blockedURI: `${new URL(checkoutAt()).origin}1/` })
    expect(failed.query()).toBeNull()
    violate({ ...violation, blockedURI: checkoutAt() })
    await expect.element(failed).toBeVisible()
    await close()
    const { origin } = new URL(checkoutAt())
    expect(one.outcome()).toMatchObject({
      error: {
        code: 'frame_blocked',
        message: expect.stringContaining(`add ${origin} to its frame-src`) as unknown,
      },
    })
  })
})

/** Ways in which the checkout in a frame dies, done by the page or by the frame. Each ends with another document in the frame. */
const DEATHS: readonly [string, () => void][] = [
  ['navigates elsewhere', () => order({ go: nowhere() })],
  ['navigates to an error page', () => order({ go: 'http://127.0.0.1:1/' })],
  ['gets another src from the page', () => frame()?.setAttribute('src', nowhere())],
  ['gets about:blank from the page', () => frame()?.setAttribute('src', 'about:blank')],
]
const FRAMES = [
  ['cold', running],
  ['preloaded', runningPreloaded],
] as const
const CASES = FRAMES.flatMap(([kind, begin]) => DEATHS.map(([how, die]) => ({ kind, begin, how, die })))

async function dies(die: () => void): Promise<void> {
  const away = loaded()
  die()
  await away
}

describe('the death of a checkout', () => {
  it.each(some(CASES, 3))(
    'in a $kind frame that $how: the failure screen appears within 2 s and Try again loads a new frame',
    async ({ begin, die }) => {
      const one = await begin()
      const first = frame()
      await dies(die)
      one.clock.advance(2000)
      await expect.element(failed).toBeVisible()
      expect(one.outcome()).toBeUndefined()
      await page.getByRole('button', { name: 'Try again' }).click()
      expect(frame()).not.toBe(first)
      // Also after a preloaded frame, which began without a key: the host allows frames by the key's account.
      expect(new URL(frame()?.src ?? '').searchParams.get('key')).toBe(KEY)
      await until(() => heard.filter(({ standIn }) => standIn === 'open').length === 2)
      expect(one.names).toEqual(['load', 'open'])
    },
  )

  it.each(some(CASES, 3))(
    'in a $kind frame that $how while the loan is requested: the opening ends as pending within 2 s',
    async ({ begin, die }) => {
      const one = await begin()
      sendThroughDoor({ type: 'busy', locked: true, reference: REFERENCE })
      await expect
        .element(page.getByRole('button', { name: 'Close' }))
        .toHaveAttribute('aria-disabled', 'true')
      await dies(die)
      one.clock.advance(2000)
      expect(one.outcome()).toMatchObject({ status: 'pending', reference: REFERENCE })
      expect(host()).toBeNull()
    },
  )

  it.each(FRAMES)(
    'in a %s frame: the opening ends with frame_lost when the shopper closes the failure screen',
    async (_kind, begin) => {
      const one = await begin()
      await dies(() => order({ go: nowhere() }))
      one.clock.advance(2000)
      await close()
      expect(one.outcome()).toMatchObject({
        status: 'failed',
        error: { code: 'frame_lost', message: expect.stringContaining('navigated away') as unknown },
      })
    },
  )

  it.each(some(DEATHS, 2))(
    'in a preloaded frame that %s before the click: the opening makes another frame',
    async (_how, die) => {
      const clock = manualClock()
      await preloaded(clock)
      const first = frame()
      await dies(die)
      const one = open('', { clock })
      await until(() => one.names.includes('open'))
      expect(frame()).not.toBe(first)
    },
  )

  it.each(some(DEATHS, 2))(
    'in a preloaded frame that %s while the order is on its way: the frame is replaced without a message',
    async (_how, die) => {
      const clock = manualClock()
      await preloaded(clock)
      const first = frame()
      let arrive: (delivery: Delivery) => void = () => {}
      const one = open('', { clock, data: new Promise((resolve) => (arrive = resolve)) })
      expect(frame()).toBe(first)
      await dies(die)
      arrive({ data: kettle })
      await until(() => one.names.includes('open'))
      expect(frame()).not.toBe(first)
      expect(failed.query()).toBeNull()
    },
  )

  it.each(FRAMES)('is not assumed when a %s frame only reloads', async (_kind, begin) => {
    const one = await begin()
    const again = loaded()
    order({ go: checkoutAt() })
    await again
    await until(() => heard.filter(({ standIn }) => standIn === 'open').length === 2)
    // A busy browser updates the number of inner frames after the new document's hello; until then the number is 0.
    await until(() => frame()?.contentWindow?.length)
    one.clock.advance(2000)
    expect(failed.query()).toBeNull()
  })

  it.each(FRAMES)(
    'is not assumed when a %s frame answers pings, however many load events the browser reports',
    async (_kind, begin) => {
      const one = await begin()
      for (let load = 0; load < 3; load++) {
        frame()?.dispatchEvent(new Event('load'))
        one.clock.advance(1000)
        await answered()
        one.clock.advance(1000)
      }
      expect(failed.query()).toBeNull()
      expect(one.names).toEqual(['load', 'open'])
    },
  )

  it.each(FRAMES)(
    'in a %s frame whose process dies: the failure screen appears within 2 s',
    async (_kind, begin) => {
      const one = await begin()
      const post = vi.spyOn(MessagePort.prototype, 'postMessage').mockReturnValue()
      one.clock.advance(500)
      order({ bare: true })
      await until(() => frame()?.contentWindow?.length === 0)
      expect(failed.query()).toBeNull()
      one.clock.advance(2000)
      expect(post).toHaveBeenCalledTimes(1)
      await expect.element(failed).toBeVisible()
    },
  )

  it.each(FRAMES)(
    'is not assumed when a %s frame has lost its empty inner frame and answers pings',
    async (_kind, begin) => {
      const one = await begin()
      one.clock.advance(500)
      order({ bare: true })
      await until(() => frame()?.contentWindow?.length === 0)
      one.clock.advance(1300)
      await answered()
      one.clock.advance(5000)
      await answered()
      expect(failed.query()).toBeNull()
    },
  )

  it('in a preloaded frame whose process died before the click: the frame is not used', async () => {
    const clock = manualClock()
    await preloaded(clock)
    const first = frame()
    order({ bare: true })
    await until(() => frame()?.contentWindow?.length === 0)
    const one = open('', { clock })
    await until(() => one.names.includes('open'))
    expect(frame()).not.toBe(first)
  })

  // No browser reports a process that hangs, and not all report one that died. So the frame gets a ping every ten seconds.
  it.each(FRAMES)(
    'by hanging, in a %s frame: noticed when two pings stay without an answer',
    async (_kind, begin) => {
      const one = await begin()
      one.clock.advance(10_000)
      await answered()
      const post = vi.spyOn(MessagePort.prototype, 'postMessage').mockReturnValue()
      one.clock.advance(10_000)
      one.clock.advance(10_000)
      expect(post).toHaveBeenCalledTimes(2)
      expect(failed.query()).toBeNull()
      one.clock.advance(10_000)
      await expect.element(failed).toBeVisible()
    },
  )

  it.each(FRAMES)(
    'is not assumed while a %s frame answers pings, however long the purchase takes',
    async (_kind, begin) => {
      const one = await begin()
      for (let minutes = 0; minutes < 10; minutes++) {
        one.clock.advance(10_000)
        await answered()
      }
      expect(failed.query()).toBeNull()
      expect(one.names).toEqual(['load', 'open'])
    },
  )
})

let marks = 0

/** Resolves when every message that was on its way through the door has arrived. */
async function answered(): Promise<void> {
  const mark = (marks += 1)
  order({ shout: { standIn: 'mark', mark } })
  await until(() => heard.some((one) => one.standIn === 'mark' && one.mark === mark))
}
