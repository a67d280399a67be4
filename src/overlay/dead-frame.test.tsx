import { afterEach, describe, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { checkoutAt, frame, heard, host, open, openHanging, order, say, tidy, until } from './testing/shop.ts'

afterEach(() => {
  tidy()
  vi.restoreAllMocks()
})

const REFERENCE = 'KLP-1662-348036-0961'
const failed = page.getByRole('heading', { name: 'The checkout did not load' })
const close = () => page.getByText('Close', { exact: true }).click()
const loaded = () => new Promise((resolve) => frame()?.addEventListener('load', resolve, { once: true }))
const nowhere = () => new URL('./nothing-here.html', checkoutAt()).href

async function running() {
  const one = open()
  await until(() => one.names.includes('open'))
  return one
}

describe('a frame without the checkout in it', () => {
  it('is noticed two seconds after it has loaded, and not after twenty', async () => {
    const one = open('silent')
    await loaded()
    one.clock.advance(1999)
    expect(failed.query()).toBeNull()
    one.clock.advance(1)
    await expect.element(failed).toBeVisible()
    await close()
    expect(one.outcome()).toMatchObject({ status: 'failed', error: { code: 'frame_blocked' } })
  })

  it('because of this page’s own policy: at once, with what to add to it', async () => {
    const one = openHanging()
    const violation = { effectiveDirective: 'frame-src', disposition: 'enforce' } as const
    const violate = (init: SecurityPolicyViolationEventInit) =>
      document.dispatchEvent(new SecurityPolicyViolationEvent('securitypolicyviolation', init))
    // Of others, or only reported: not ours to end for.
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

describe('a checkout that dies after it was opened', () => {
  it.each([
    ['was led elsewhere', () => order({ go: nowhere() })],
    ['was pointed elsewhere by the page', () => frame()?.setAttribute('src', nowhere())],
  ])('%s: one may begin again in a new frame', async (_how, hurt) => {
    const one = await running()
    const first = frame()
    const away = loaded()
    hurt()
    await away
    one.clock.advance(2000)
    await expect.element(failed).toBeVisible()
    expect(one.outcome()).toBeUndefined()
    await page.getByRole('button', { name: 'Try again' }).click()
    expect(frame()).not.toBe(first)
    await until(() => heard.filter(({ standIn }) => standIn === 'open').length === 2)
    expect(one.names).toEqual(['load', 'open'])
  })

  it('and is closed then: frame_lost', async () => {
    const one = await running()
    const away = loaded()
    order({ go: nowhere() })
    await away
    one.clock.advance(2000)
    await close()
    expect(one.outcome()).toMatchObject({
      status: 'failed',
      error: { code: 'frame_lost', message: expect.stringContaining('left') as unknown },
    })
  })

  it('while the loan is asked for: pending with the reference, with nobody asked', async () => {
    const one = await running()
    say({ type: 'busy', locked: true, reference: REFERENCE })
    await expect.element(page.getByRole('button', { name: 'Close' })).toHaveAttribute('aria-disabled', 'true')
    const away = loaded()
    order({ go: nowhere() })
    await away
    one.clock.advance(2000)
    expect(one.outcome()).toMatchObject({ status: 'pending', reference: REFERENCE })
    expect(host()).toBeNull()
  })

  it('that is only reloaded goes on', async () => {
    const one = await running()
    const again = loaded()
    order({ go: checkoutAt() })
    await again
    await until(() => heard.filter(({ standIn }) => standIn === 'open').length === 2)
    one.clock.advance(2000)
    expect(failed.query()).toBeNull()
  })

  it('and one that answers is there, however many loads the browser reports', async () => {
    const one = await running()
    for (let load = 0; load < 3; load++) {
      frame()?.dispatchEvent(new Event('load'))
      one.clock.advance(1000)
      await answered()
      one.clock.advance(1000)
    }
    expect(failed.query()).toBeNull()
    expect(one.names).toEqual(['load', 'open'])
  })

  // No browser tells of a process that hangs, and not all of one that died: it is asked now and then.
  it('or hangs: noticed by the second question that it does not answer', async () => {
    const one = await running()
    one.clock.advance(10_000)
    await answered()
    const post = vi.spyOn(MessagePort.prototype, 'postMessage').mockReturnValue()
    one.clock.advance(10_000)
    one.clock.advance(10_000)
    expect(post).toHaveBeenCalledTimes(2)
    expect(failed.query()).toBeNull()
    one.clock.advance(10_000)
    await expect.element(failed).toBeVisible()
  })

  it('but one that answers is left alone, however long it takes', async () => {
    const one = await running()
    for (let minutes = 0; minutes < 10; minutes++) {
      one.clock.advance(10_000)
      await answered()
    }
    expect(failed.query()).toBeNull()
    expect(one.names).toEqual(['load', 'open'])
  })
})

/** Everything that was on its way through the door has come. */
async function answered(): Promise<void> {
  const before = heard.length
  order({ shout: { standIn: 'focus' } })
  await until(() => heard.length > before)
}
