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
  say,
  tidy,
  until,
} from './testing/shop.ts'

afterEach(tidy)

const REFERENCE = 'KLP-1662-348036-0961'
const running = (one: { names: string[] }) => until(() => one.names.includes('open'))

describe('opening', () => {
  it('shows the skeleton at once, then the checkout, and tells the frame what it needs', async () => {
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

  it('is painted before it is modal and makes the frame, which is no part of the click, nor made for who left at once', async () => {
    const clock = manualClock()
    const request = {
      options: { publicKey: KEY, checkoutUrl: checkoutAt() },
      data: { data: kettle },
      onEvent() {},
    }
    const one = openOverlay(request, { document, clock })
    await expect.element(page.getByText('₦4,100')).toBeVisible()
    expect(dialog()?.matches(':popover-open:not(:modal)')).toBe(true)
    expect(dialog()?.getAnimations({ subtree: true }), 'nothing moves in the first picture').toEqual([])
    expect(getComputedStyle(document.documentElement).overflow).not.toBe('hidden')
    expect(frame()).toBeUndefined()
    clock.advance(0)
    expect(dialog()?.matches(':modal:not(:popover-open)')).toBe(true)
    expect(getComputedStyle(document.documentElement).overflow).toBe('hidden')
    expect(frame()?.src).toBe(addressFor(checkoutAt(), KEY))
    one.destroy()
    openOverlay(request, { document, clock }).close()
    clock.advance(0)
    expect(dialog()).toBeUndefined()
  })

  it('says whose checkout it is, for how much, and that it is a test, before the checkout says anything', async () => {
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

  it('gives the focus to the close button first and to the frame when it is there', async () => {
    const one = open('late')
    expect(focused()?.getAttribute('aria-label')).toBe('Close')
    await until(() => heard.length > 0)
    say({ type: 'ready' })
    await until(() => focused() === frame())
    await until(() => heard.some(({ standIn }) => standIn === 'focus'))
    expect(one.names).toEqual(['load'])
  })

  it('ends with what the frame says, with the shop’s own reference beside Klump’s', async () => {
    const one = open()
    await running(one)
    say({ type: 'outcome', outcome: { status: 'success', reference: REFERENCE } })
    await until(one.outcome)
    expect(one.names).toEqual(['load', 'open', 'success', 'end'])
    expect(one.outcome()).toEqual({
      status: 'success',
      reference: REFERENCE,
      merchantReference: 'order-1007',
    })
  })

  it('says load and open before a success even when the frame forgot to', async () => {
    const one = open('late')
    await until(() => heard.length > 0)
    say({ type: 'outcome', outcome: { status: 'success', reference: REFERENCE } })
    await until(one.outcome)
    expect(one.names).toEqual(['load', 'open', 'success', 'end'])
  })

  it('does not say load or open when it fails before', async () => {
    const one = open('late')
    await until(() => heard.length > 0)
    const error = { code: 'key_rejected', message: 'No.' } as const
    say({ type: 'outcome', outcome: { status: 'failed', error } })
    await until(one.outcome)
    expect(one.names).toEqual(['end'])
    expect(one.outcome()).toMatchObject({ status: 'failed', error: { ...error, fact: ['key', false] } })
  })
})

describe('an order that comes later', () => {
  function later() {
    let arrive: (delivery: Delivery) => void = () => {}
    const data = new Promise<Delivery>((resolve) => (arrive = resolve))
    return { data, arrive: (delivery: Delivery) => arrive(delivery) }
  }

  it('names the key in the frame’s address, and nothing of the order', async () => {
    const { data, arrive } = later()
    const one = open('', { data })
    arrive({ data: { ...kettle, email: 'ada@example.com', phone: '08012345678' } })
    await running(one)
    const { origin, pathname, search, hash } = new URL(frame()?.src ?? '')
    const asked = new URL(checkoutAt())
    expect([origin, pathname, hash]).toEqual([asked.origin, asked.pathname, ''])
    expect([...new URLSearchParams(search)]).toEqual([...asked.searchParams, ['key', KEY]])
  })

  it('shows the skeleton while it is made, and no frame', async () => {
    const { data, arrive } = later()
    const one = open('', { data })
    await expect.element(page.getByText('Opening the checkout')).toBeVisible()
    expect(frame()).toBeUndefined()
    arrive({ data: kettle })
    await running(one)
    expect(frame()?.src).toBe(addressFor(checkoutAt(), KEY))
  })

  it('closes again when the order is wrong, with every problem', async () => {
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

  it('can be closed while it waits, and what comes then is not used', async () => {
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

it('shows nothing at all for an order that is wrong from the start', async () => {
  const drawn = vi.spyOn(HTMLDialogElement.prototype, 'showModal')
  const one = open('', { data: { data: { amount: 1 } } })
  await until(one.outcome)
  expect(drawn).not.toHaveBeenCalled()
  expect(one.outcome()).toMatchObject({ status: 'failed', error: { code: 'invalid_data' } })
})

it('refuses a secret that only shows when the order is sent', () => {
  const sly = { ...kettle, meta_data: { toJSON: () => ({ key: 'klp_sk_test_example0001' }) } }
  const one = open('', { data: { data: sly } })
  expect(one.outcome()).toMatchObject({ status: 'failed', error: { code: 'secret_key' } })
  expect(JSON.stringify(one.events)).not.toContain('example0001')
})

it('fails in words when it speaks with a checkout of another version', async () => {
  const one = open('late')
  await until(() => heard.length > 0)
  order({ shout: { klump: 'hello', version: 99 } })
  await until(one.outcome)
  expect(one.outcome()).toMatchObject({ status: 'failed', error: { code: 'protocol_error' } })
})
