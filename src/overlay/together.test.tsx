import { afterEach, describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import type { Delivery } from '../loader/contract.ts'
import { validateDelivery } from './validate-request.ts'
import type { Running } from './registry.ts'
import { host, KEY, kettle, open, sendThroughDoor, tidy, toaster, until } from './testing/shop.ts'

afterEach(tidy)

const SLOT = Symbol.for('klump-checkout')
const outcome = { status: 'pending', reference: 'KLP-1662-348036-0961' } as const
const identityOf = (data: object) => {
  const read = validateDelivery({ publicKey: KEY, checkoutUrl: '', closeOnBack: true }, { data })
  return 'identity' in read ? read.identity : ''
}
const overlays = () => document.querySelectorAll('klump-overlay').length

function later() {
  let arrive: (delivery: Delivery) => void = () => {}
  const data = new Promise<Delivery>((resolve) => (arrive = resolve))
  return { data, arrive: (delivery: Delivery) => arrive(delivery) }
}

describe('two openings of the same order', () => {
  // The same content, with its keys in another sequence and a number as text.
  const { items, ...rest } = kettle
  const again = { data: { items, ...rest, amount: '4100' } }

  it('share one overlay, and both receive every event', async () => {
    const first = open()
    const second = open('', { data: again })
    await until(() => first.names.includes('open'))
    expect(overlays()).toBe(1)
    sendThroughDoor({ type: 'outcome', outcome })
    await until(second.outcome)
    expect(second.names).toEqual(['load', 'open', 'end'])
    expect(first.events).toEqual(second.events)
  })

  it('share one overlay, and the later one first receives the earlier events', async () => {
    const first = open()
    await until(() => first.names.includes('open'))
    const second = open('', { data: again })
    await until(() => second.names.includes('open'))
    expect(second.names).toEqual(['load', 'open'])
  })

  it('share an overlay that goes on when one is destroyed and ends with the last', async () => {
    const first = open()
    const second = open('', { data: again })
    await until(() => second.names.includes('open'))
    first.destroy()
    expect(first.outcome()).toEqual({ status: 'cancelled' })
    expect(overlays()).toBe(1)
    second.destroy()
    expect(second.outcome()).toEqual({ status: 'cancelled' })
    expect(overlays()).toBe(0)
  })

  it('of which the first is destroyed in the same turn, as StrictMode does, have an overlay each', async () => {
    const first = open()
    first.destroy()
    const second = open()
    expect(first.outcome()).toEqual({ status: 'cancelled' })
    await until(() => second.names.includes('open'))
    expect(overlays()).toBe(1)
  })

  it('of which the second is destroyed before it has joined: it ends as cancelled', async () => {
    const first = open()
    const second = open()
    second.destroy()
    await until(() => first.names.includes('open'))
    expect(second.events).toMatchObject([{ type: 'end', outcome: { status: 'cancelled' } }])
  })
})

describe('while an overlay is open, another order', () => {
  it('is refused, and the first opening goes on', async () => {
    const first = open()
    const second = open('', { data: { data: toaster } })
    await until(second.outcome)
    expect(second.outcome()).toMatchObject({ status: 'failed', error: { code: 'already_open' } })
    await until(() => first.names.includes('open'))
    expect(first.outcome()).toBeUndefined()
  })

  it('is also the same order with another public key, and is refused', async () => {
    open()
    const second = open('', { options: { publicKey: 'klp_pk_test_example0002' } })
    await until(second.outcome)
    expect(second.outcome()).toMatchObject({ error: { code: 'already_open' } })
  })

  it('opens when the first opening has ended', async () => {
    open().destroy()
    const second = open('', { data: { data: toaster } })
    await until(() => second.names.includes('open'))
  })

  it('waits while the first order is on its way, and opens when the first opening fails', async () => {
    const { data, arrive } = later()
    const first = open('', { data })
    const second = open('', { data: { data: toaster } })
    arrive({ error: { code: 'data_unavailable', message: 'No stock.' } })
    await until(() => {
      second.clock.advance(0)
      return second.names.includes('open')
    })
    expect(first.outcome()).toMatchObject({ error: { code: 'data_unavailable' } })
  })

  it('that is still on its way waits, and joins the overlay if it is the same order; another order is refused', async () => {
    const first = open()
    await until(() => first.names.includes('open'))
    const [one, two] = [later(), later()]
    const [same, other] = [open('', { data: one.data }), open('', { data: two.data })]
    expect(same.events).toEqual([])
    one.arrive({ data: kettle })
    two.arrive({ data: toaster })
    await until(() => same.names.includes('open') && other.names.includes('end'))
    expect(other.outcome()).toMatchObject({ error: { code: 'already_open' } })
    expect(overlays()).toBe(1)
  })
})

it('another copy of the package finds the open overlay on the document', async () => {
  const one = open('silent')
  const slot = (document as Document & { [SLOT]?: Running })[SLOT]
  expect(slot?.version).toBe(2)
  const heard: unknown[] = []
  const join = await slot?.admit(identityOf(kettle))
  join?.((event) => heard.push(event))
  await page.getByRole('button', { name: 'Close' }).click()
  expect(heard).toMatchObject([{ type: 'end', outcome: { status: 'cancelled' } }])
  expect(one.events).toMatchObject(heard)
  expect(host()).toBeNull()
  expect(SLOT in document).toBe(false)
})

it('a script of the page that does not have the order cannot listen to its overlay', async () => {
  open('silent')
  const slot = (document as Document & { [SLOT]?: Running })[SLOT]
  expect(await slot?.admit(identityOf(toaster))).toBeUndefined()
  expect(Object.keys(slot ?? {}).sort()).toEqual(['admit', 'version'])
})
