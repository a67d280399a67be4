import { afterEach, describe, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { dialog, focused, frame, heard, host, open, openHanging, say, tidy, until } from './testing/shop.ts'

afterEach(() => {
  tidy()
  vi.restoreAllMocks()
})

describe('a frame that does not answer', () => {
  const failed = page.getByRole('heading', { name: 'The checkout did not load' })

  it('says after 5 s that it is slow, and gives up after 20', async () => {
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

  it('tries again with a new frame and twenty new seconds', async () => {
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

  it('Close then is a failure with its code', async () => {
    const one = openHanging()
    one.clock.advance(20_000)
    await page.getByText('Close', { exact: true }).click()
    expect(one.outcome()).toMatchObject({ status: 'failed', error: { code: 'frame_timeout' } })
  })

  it('closing while it still loads is a cancellation', async () => {
    const one = openHanging()
    await page.getByRole('button', { name: 'Close' }).click()
    expect(one.outcome()).toEqual({ status: 'cancelled' })
  })

  it('goes on when the answer comes late after all', async () => {
    const one = open('late')
    await until(() => heard.length > 0)
    one.clock.advance(20_000)
    say({ type: 'ready' })
    await until(() => one.names.includes('load'))
    expect(failed.query()).toBeNull()
    await until(() => focused() === frame())
  })
})

describe('a page that deletes things', () => {
  it.each([
    ['the overlay', () => host()?.remove()],
    ['the dialog inside it', () => dialog()?.remove()],
    ['the frame', () => frame()?.remove()],
    ['the overlay, to put it elsewhere', () => document.body.append(host() ?? '')],
  ])('%s: fails once, with a code, and leaves nothing', async (_what, remove) => {
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

  it('is said at once, and the checkout loads by itself when the network is back', async () => {
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

  it('that goes while it loads, too; closing is possible all the while', async () => {
    const one = openHanging()
    one.clock.advance(5000)
    network('offline')
    await expect.element(message).toBeVisible()
    await page.getByRole('button', { name: 'Close' }).click()
    expect(one.outcome()).toEqual({ status: 'cancelled' })
  })

  it('trying again without one says why nothing happens', async () => {
    const one = openHanging()
    one.clock.advance(20_000)
    network('offline')
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect.element(message).toBeVisible()
  })
})
