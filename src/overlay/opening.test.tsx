import { afterEach, describe, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { addressFor } from './address-for.ts'
import type { Delivery } from '../loader/contract.ts'
import { openOverlay } from './index.ts'
import { manualClock } from '../shared/testing/manual-clock.ts'
import {
  checkoutAt,
  dialog,
  focused,
  frame,
  heard,
  KEY,
  kettle,
  open,
  openHanging,
  order,
  sendThroughDoor,
  tidy,
  until,
} from './testing/shop.ts'

afterEach(tidy)

const REFERENCE = 'KLP-1662-348036-0961'
const running = (one: { names: string[] }) => until(() => one.names.includes('open'))

describe('an opening', () => {
  it('shows the skeleton at once, then the checkout, and sends the frame the order and the options', async () => {
    const one = open()
    await expect.element(page.getByRole('dialog', { name: 'Pay in instalments with Klump' })).toBeVisible()
    await expect.element(page.getByText('Opening the checkout')).toBeVisible()
    await running(one)
    expect(one.names).toEqual(['load', 'open'])
    expect(page.getByText('Opening the checkout').query()).toBeNull()
    const first = await until(() => heard.find(({ standIn }) => standIn === 'open'))
    expect(first).toMatchObject({
      shopOrigin: location.origin,
      open: { publicKey: KEY, order: kettle, appearance: { theme: 'light' } },
    })
  })

  it('is painted before its frame is made and before the dialog becomes modal; close() before that prevents both', async () => {
    const clock = manualClock()
    const request = {
      options: { publicKey: KEY, checkoutUrl: checkoutAt() },
      data: { data: kettle },
      onEvent() {},
    }
    const one = openOverlay(request, { document, clock })
    await expect.element(page.getByText('₦4,100')).toBeVisible()
    expect(frame(), 'making the frame would delay the first picture').toBeUndefined()
    expect(dialog()?.matches(':popover-open:not(:modal)')).toBe(true)
    expect(dialog()?.getAnimations({ subtree: true }), 'nothing moves in the first picture').toEqual([])
    expect(getComputedStyle(document.documentElement).overflow).not.toBe('hidden')
    clock.advance(0)
    expect(frame()?.src).toBe(addressFor(checkoutAt(), KEY))
    expect(dialog()?.matches(':modal:not(:popover-open)')).toBe(true)
    expect(getComputedStyle(document.documentElement).overflow).toBe('hidden')
    one.destroy()
    openOverlay(request, { document, clock }).close()
    clock.advance(0)
    expect(dialog()).toBeUndefined()
  })

  it('has all its elements when the browser first styles it, and leaves the focus in the page until it is modal', () => {
    const [clock, button] = [manualClock(), document.createElement('button')]
    document.body.append(button)
    button.focus()
    const seen: string[] = []
    const show = vi.spyOn(HTMLElement.prototype, 'showPopover').mockImplementation(function (
      this: HTMLElement,
    ) {
      seen.push(...[...this.children].map(({ className, localName }) => className || localName))
      show.mockRestore()
      this.showPopover()
    })
    const request = { options: { publicKey: KEY, checkoutUrl: checkoutAt() }, data: { data: kettle } }
    const one = openOverlay({ ...request, onEvent() {} }, { document, clock })
    expect(seen).toEqual(['close', 'cover skeleton', 'notice'])
    expect(document.activeElement).toBe(button)
    expect(dialog()?.inert).toBe(false)
    clock.advance(0)
    expect(focused()?.className).toBe('close')
    one.destroy()
    expect(document.activeElement).toBe(button)
    button.remove()
  })

  it('shows the shop’s origin, the amount and the label Test before the checkout has loaded', async () => {
    const one = openHanging()
    await expect.element(page.getByText(location.origin)).toBeVisible()
    await expect.element(page.getByText('₦4,100')).toBeVisible()
    await expect.element(page.getByText('Test', { exact: true })).toBeVisible()
    one.clock.advance(20_000)
    await expect.element(page.getByRole('heading', { name: 'The checkout did not load' })).toBeVisible()
    await expect.element(page.getByText('₦4,100')).toBeVisible()
    one.destroy()
    open('silent', { options: { publicKey: 'klp_pk_example0001' } })
    await expect.element(page.getByText('₦4,100')).toBeVisible()
    expect(page.getByText('Test', { exact: true }).query()).toBeNull()
  })

  it('focuses the close button first, and the frame once it is shown', async () => {
    const one = open('late')
    expect(focused()?.getAttribute('aria-label')).toBe('Close')
    await until(() => heard.length > 0)
    sendThroughDoor({ type: 'ready' })
    await until(() => focused() === frame())
    await until(() => heard.some(({ standIn }) => standIn === 'focus'))
    expect(one.names).toEqual(['load'])
  })

  it('ends with the frame’s outcome, with the shop’s merchant_reference added', async () => {
    const one = open()
    await running(one)
    sendThroughDoor({ type: 'outcome', outcome: { status: 'success', reference: REFERENCE } })
    await until(one.outcome)
    expect(one.names).toEqual(['load', 'open', 'success', 'end'])
    expect(one.outcome()).toEqual({
      status: 'success',
      reference: REFERENCE,
      merchantReference: 'order-1007',
    })
  })

  it('emits load and open before a success that the frame reports first', async () => {
    const one = open('late')
    await until(() => heard.length > 0)
    sendThroughDoor({ type: 'outcome', outcome: { status: 'success', reference: REFERENCE } })
    await until(one.outcome)
    expect(one.names).toEqual(['load', 'open', 'success', 'end'])
  })

  it('emits neither load nor open when it fails before them', async () => {
    const one = open('late')
    await until(() => heard.length > 0)
    const error = { code: 'key_rejected', message: 'No.' } as const
    sendThroughDoor({ type: 'outcome', outcome: { status: 'failed', error } })
    await until(one.outcome)
    expect(one.names).toEqual(['end'])
    expect(one.outcome()).toMatchObject({ status: 'failed', error: { ...error, kind: ['key', false] } })
  })
})

describe('an order that arrives after the click', () => {
  function later() {
    let arrive: (delivery: Delivery) => void = () => {}
    const data = new Promise<Delivery>((resolve) => (arrive = resolve))
    return { data, arrive: (delivery: Delivery) => arrive(delivery) }
  }

  it('is not in the frame’s address; only the public key is', async () => {
    const { data, arrive } = later()
    const one = open('', { data })
    arrive({ data: { ...kettle, email: 'ada@example.com', phone: '08012345678' } })
    await running(one)
    const { origin, pathname, search, hash } = new URL(frame()?.src ?? '')
    const asked = new URL(checkoutAt())
    expect([origin, pathname, hash]).toEqual([asked.origin, asked.pathname, ''])
    expect([...new URLSearchParams(search)]).toEqual([...asked.searchParams, ['key', KEY]])
  })

  it('is awaited with the skeleton while the checkout loads; the frame receives no message before the order', async () => {
    const { data, arrive } = later()
    const one = open('', { data })
    const made = await until(frame)
    await new Promise((resolve) => made.addEventListener('load', resolve, { once: true }))
    await expect.element(page.getByText('Opening the checkout')).toBeVisible()
    expect([made.src, made.inert, heard.length]).toEqual([addressFor(checkoutAt(), KEY), true, 0])
    arrive({ data: kettle })
    await running(one)
    expect(frame()).toBe(made)
    await until(() => heard.length > 0)
  })

  it('is not sent to another site’s document that the page loads in the frame meanwhile: a new frame is loaded', async () => {
    const { data, arrive } = later()
    const one = open('', { data })
    const made = await until(frame)
    const loaded = () => new Promise((resolve) => made.addEventListener('load', resolve, { once: true }))
    await loaded()
    const imitation = new URL(checkoutAt())
    imitation.hostname = location.hostname
    made.src = imitation.href
    await loaded()
    // Messages of every frame, also of one that was removed.
    const told: string[] = []
    window.addEventListener('message', ({ data, origin }: MessageEvent<{ standIn?: unknown }>) => {
      if (data.standIn === 'open') told.push(origin)
    })
    arrive({ data: kettle })
    await running(one)
    expect(frame()).not.toBe(made)
    await until(() => told.length > 0)
    expect(told).toEqual([new URL(checkoutAt()).origin])
  })

  it('ends the opening with all problems when the order is not valid', async () => {
    const { data, arrive } = later()
    const one = open('', { data })
    expect(dialog()?.open).toBe(true)
    arrive({ data: { ...kettle, amount: '12,5', items: [] } })
    await until(one.outcome)
    expect(dialog()).toBeUndefined()
    expect(one.outcome()).toMatchObject({
      status: 'failed',
      error: {
        code: 'invalid_data',
        message:
          'data.amount: expected a whole number of naira, got "12,5"\n' +
          'data.items: expected at least one item, got a list of 0',
      },
    })
  })

  it('is not used when the shopper has closed the overlay meanwhile', async () => {
    const { data, arrive } = later()
    const one = open('', { data })
    await page.getByRole('button', { name: 'Close' }).click()
    expect(one.outcome()).toEqual({ status: 'cancelled' })
    arrive({ data: kettle })
    await data
    expect(dialog()).toBeUndefined()
    expect(one.events).toHaveLength(1)
  })
})

it('nothing is shown for an order that is not valid at the click', async () => {
  const drawn = vi.spyOn(HTMLDialogElement.prototype, 'showModal')
  const one = open('', { data: { data: { amount: 1 } } })
  await until(one.outcome)
  expect(drawn).not.toHaveBeenCalled()
  expect(one.outcome()).toMatchObject({ status: 'failed', error: { code: 'invalid_data' } })
})

it('a secret key that only the JSON of the order shows is refused', () => {
  const sly = { ...kettle, meta_data: { toJSON: () => ({ key: 'klp_sk_test_example0001' }) } }
  const one = open('', { data: { data: sly } })
  expect(one.outcome()).toMatchObject({ status: 'failed', error: { code: 'secret_key' } })
  expect(JSON.stringify(one.events)).not.toContain('example0001')
})

it('a checkout with another version of the protocol ends the opening with an error that says so', async () => {
  const one = open('late')
  await until(() => heard.length > 0)
  order({ shout: { klump: 'hello', version: 99 } })
  await until(one.outcome)
  expect(one.outcome()).toMatchObject({ status: 'failed', error: { code: 'protocol_error' } })
})
