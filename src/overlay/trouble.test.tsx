import { afterEach, describe, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import type { Delivery } from '../loader/contract.ts'
import {
  dialog,
  focused,
  frame,
  heard,
  host,
  kettle,
  open,
  openHanging,
  sendThroughDoor,
  tidy,
  until,
} from './testing/shop.ts'

afterEach(() => {
  tidy()
  vi.restoreAllMocks()
})

describe('a frame that does not answer', () => {
  const failed = page.getByRole('heading', { name: 'The checkout did not load' })

  it('is reported as slow after 5 s and as failed after 20 s', async () => {
    const one = openHanging()
    one.clock.advance(4999)
    expect(page.getByText('Still loading').query()).toBeNull()
    one.clock.advance(1)
    await expect.element(page.getByText('Still loading')).toBeVisible()
    one.clock.advance(14_999)
    expect(failed.query()).toBeNull()
    one.clock.advance(1)
    await expect.element(failed).toBeVisible()
    expect(focused()?.textContent).toBe('Try again')
    expect(one.outcome()).toBeUndefined()
  })

  it('is replaced by Try again; the new frame has twenty seconds of its own', async () => {
    const one = openHanging()
    one.clock.advance(20_000)
    const first = frame()
    await page.getByRole('button', { name: 'Try again' }).click()
    expect(failed.query()).toBeNull()
    expect(frame()).not.toBe(first)
    expect(focused()?.getAttribute('aria-label')).toBe('Close')
    one.clock.advance(19_999)
    expect(failed.query()).toBeNull()
    one.clock.advance(1)
    expect(failed.query()).not.toBeNull()
  })

  it('is a failure with its code when the shopper closes after that', async () => {
    const one = openHanging()
    one.clock.advance(20_000)
    await page.getByText('Close', { exact: true }).click()
    expect(one.outcome()).toMatchObject({ status: 'failed', error: { code: 'frame_timeout' } })
  })

  it('is a cancellation when the shopper closes before that', async () => {
    const one = openHanging()
    await page.getByRole('button', { name: 'Close' }).click()
    expect(one.outcome()).toEqual({ status: 'cancelled' })
  })

  it('is shown when it answers after it was given up', async () => {
    const one = open('late')
    await until(() => heard.length > 0)
    one.clock.advance(20_000)
    sendThroughDoor({ type: 'ready' })
    await until(() => one.names.includes('load'))
    expect(failed.query()).toBeNull()
    await until(() => focused() === frame())
  })
})

describe('a page that deletes', () => {
  it.each([
    ['the overlay', () => host()?.remove()],
    ['the dialog inside it', () => dialog()?.remove()],
    ['the frame', () => frame()?.remove()],
    ['the overlay, to put it elsewhere', () => document.body.append(host() ?? '')],
  ])('%s: the opening fails once, with frame_removed, and nothing is left', async (_what, remove) => {
    const one = open()
    await until(() => one.names.includes('open'))
    remove()
    await until(one.outcome)
    expect(one.outcome()).toMatchObject({ status: 'failed', error: { code: 'frame_removed' } })
    expect(one.names).toEqual(['load', 'open', 'end'])
    expect(host()).toBeNull()
  })
})

describe('a device without a network', () => {
  const message = page.getByText('You are offline.')
  function network(is: 'online' | 'offline'): void {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(is === 'online')
    window.dispatchEvent(new Event(is))
  }

  it('is reported to the shopper at once, and the checkout loads when the network is back', async () => {
    network('offline')
    const one = openHanging()
    await expect.element(message).toBeVisible()
    const first = frame()
    one.clock.advance(60_000)
    expect(message.query()).not.toBeNull()
    network('online')
    await expect.element(page.getByText('Opening the checkout')).toBeVisible()
    expect(frame()).not.toBe(first)
  })

  it('is reported also when the network is lost while the frame loads; closing stays possible', async () => {
    const one = openHanging()
    one.clock.advance(5000)
    network('offline')
    await expect.element(message).toBeVisible()
    await page.getByRole('button', { name: 'Close' }).click()
    expect(one.outcome()).toEqual({ status: 'cancelled' })
  })

  it('that is online again before the order: a new frame is loaded, because the first shows the browser’s error page', async () => {
    network('offline')
    let arrive: (delivery: Delivery) => void = () => {}
    const one = open('silent', { data: new Promise<Delivery>((resolve) => (arrive = resolve)) })
    const first = await until(frame)
    await expect.element(message).toBeVisible()
    network('online')
    await expect.element(page.getByText('Opening the checkout')).toBeVisible()
    arrive({ data: kettle })
    await until(() => frame() !== first)
    await expect.element(page.getByText('₦4,100')).toBeVisible()
    expect(one.outcome()).toBeUndefined()
  })

  it('that is online again before the order: a frame that has sent hello by then is kept', async () => {
    network('offline')
    let arrive: (delivery: Delivery) => void = () => {}
    const one = open('', { data: new Promise<Delivery>((resolve) => (arrive = resolve)) })
    const first = await until(frame)
    // Added after the overlay's own listener, so that the overlay receives the message first.
    await new Promise<void>((resolve) => {
      window.addEventListener('message', ({ data }: MessageEvent<{ klump?: unknown }>) => {
        if (data.klump === 'hello') resolve()
      })
    })
    network('online')
    arrive({ data: kettle })
    await until(() => one.names.includes('open'))
    expect(frame()).toBe(first)
  })

  it('that is online again after the frame was sent the order: the frame is kept, because it may have sent the order to Klump', async () => {
    const one = open('late')
    await until(() => heard.length > 0)
    const first = frame()
    network('offline')
    await expect.element(message).toBeVisible()
    network('online')
    expect(frame()).toBe(first)
    sendThroughDoor({ type: 'ready' })
    await until(() => one.names.includes('load'))
  })

  it('is reported when the shopper tries again', async () => {
    const one = openHanging()
    one.clock.advance(20_000)
    network('offline')
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect.element(message).toBeVisible()
  })
})

describe('a payment link of the shop', () => {
  const link = page.getByRole('link', { name: 'Pay with a payment link instead' })

  it('is offered where the checkout does not load, in a tab of its own, and is not followed automatically', async () => {
    const one = open('silent', { options: { fallbackUrl: 'https://pay.useklump.com/pay/0b7c' } })
    expect(link.query()).toBeNull()
    one.clock.advance(20_000)
    await expect.element(link).toBeVisible()
    expect(link.element()).toHaveProperty('href', 'https://pay.useklump.com/pay/0b7c')
    expect(link.element()).toHaveProperty('target', '_blank')
    expect(link.element()).toHaveProperty('rel', 'noopener noreferrer')
    expect(focused()?.textContent).toBe('Try again')
    expect(one.outcome()).toBeUndefined()
  })

  it('is not there where the shop gave none', async () => {
    open('silent').clock.advance(20_000)
    await expect.element(page.getByRole('button', { name: 'Try again' })).toBeVisible()
    expect(link.query()).toBeNull()
  })

  it.each(['http://pay.example/1', 'https://pay.useklump.com@evil.example/', '/pay', 5])(
    'with the address %j ends the opening with invalid_options',
    async (fallbackUrl) => {
      const one = open('', { options: { fallbackUrl } })
      expect(await until(one.outcome)).toMatchObject({
        status: 'failed',
        error: {
          code: 'invalid_options',
          problems: [{ path: 'fallbackUrl', expected: expect.stringContaining('an https address') }],
        },
      })
    },
  )
})
