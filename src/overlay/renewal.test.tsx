import { afterEach, expect, it, vi } from 'vitest'
import type { Delivery } from '../loader/contract.ts'
import {
  dialog,
  frame,
  heard,
  kettle,
  open,
  order,
  sendThroughDoor,
  tidy,
  toaster,
  until,
} from './testing/shop.ts'

// The frame reports that the reference is used up, and the shop is asked for the order again.

afterEach(tidy)

const messages = () => heard.flatMap((one) => (one.standIn === 'message' ? [one.message] : []))
const told = () => heard.find(({ standIn }) => standIn === 'open')
const answered = () => until(() => messages()[0])

async function running(renew?: () => Promise<Delivery>) {
  const one = open('', renew && { renewData: renew })
  await until(() => one.names.includes('open'))
  return one
}

it('the shop is asked for the order again, once at a time; its answer is validated and sent to the frame', async () => {
  let give = (_delivery: Delivery) => {}
  const renew = vi.fn(() => new Promise<Delivery>((resolve) => (give = resolve)))
  const one = await running(renew)
  expect(await until(told)).toMatchObject({ open: { renewable: true } })
  sendThroughDoor({ type: 'reference-used' })
  sendThroughDoor({ type: 'reference-used' })
  // The frame's messages come in order: after this one, both requests have come.
  sendThroughDoor({ type: 'busy', locked: true })
  await until(() => dialog()?.querySelector('.close')?.ariaDisabled === 'true')
  give({ data: { ...toaster, amount: '4100', unread: 1 } })
  sendThroughDoor({ type: 'busy', locked: false })
  expect(await answered()).toEqual({ type: 'order', order: toaster })
  expect(renew).toHaveBeenCalledTimes(1)
  sendThroughDoor({ type: 'reference-used' })
  await until(() => renew.mock.calls.length === 2)
  give({ data: toaster })
  await until(() => messages().length === 2)
  sendThroughDoor({ type: 'outcome', outcome: { status: 'success', reference: 'KLP-1' } })
  await until(one.outcome)
  expect(one.outcome(), 'the reference that was paid').toMatchObject({ merchantReference: 'order-1008' })
})

it.each<[string, Delivery, object]>([
  [
    'is invalid',
    { data: { ...kettle, amount: 1 } },
    { code: 'invalid_data', problems: [{ path: 'data.amount' }] },
  ],
  [
    'contains a secret key',
    { data: { ...kettle, source: 'klp_sk_test_example0001' } },
    { code: 'secret_key' },
  ],
  ['does not arrive', { error: { code: 'data_unavailable', message: 'No.' } }, { code: 'data_unavailable' }],
])(
  'an order that %s when the shop is asked again ends the opening with an error',
  async (_what, delivery, error) => {
    const one = await running(async () => delivery)
    sendThroughDoor({ type: 'reference-used' })
    await until(one.outcome)
    expect(one.outcome()).toMatchObject({ status: 'failed', error })
    expect(dialog()).toBeUndefined()
  },
)

it('a shop that never gives the order again ends the opening after the time limit', async () => {
  const renew = vi.fn(() => new Promise<Delivery>(() => {}))
  const one = await running(renew)
  sendThroughDoor({ type: 'reference-used' })
  await until(() => renew.mock.calls.length === 1)
  one.clock.advance(30_000)
  expect(await until(one.outcome)).toMatchObject({ error: { code: 'data_unavailable' } })
})

it('the frame receives neither the flag renewable nor an answer where the order is not a function', async () => {
  await running()
  expect(await until(told)).not.toHaveProperty('open.renewable')
  sendThroughDoor({ type: 'reference-used' })
  sendThroughDoor({ type: 'leave', confirm: true })
  await until(() => frame()?.inert)
  expect(messages()).toEqual([])
})

it('an order that the shop gives again after the end is not used', async () => {
  let come: (delivery: Delivery) => void = () => {}
  const asked = new Promise<Delivery>((resolve) => (come = resolve))
  const renew = vi.fn(() => asked)
  const one = await running(renew)
  sendThroughDoor({ type: 'reference-used' })
  await until(() => renew.mock.calls.length === 1)
  one.destroy()
  come({ data: { amount: 1 } })
  await asked
  expect(one.events.filter(({ type }) => type === 'end')).toHaveLength(1)
})

it('a frame that reloads its document stays the same frame, and receives the order again', async () => {
  const one = await running()
  const before = frame()
  const opens = () => heard.filter(({ standIn }) => standIn === 'open')
  sendThroughDoor({ type: 'outdated' })
  await until(() => dialog()?.querySelector('.skeleton'))
  order({ go: before?.src ?? '' })
  await until(() => opens().length === 2)
  await until(() => !dialog()?.querySelector('.skeleton'))
  expect(frame()).toBe(before)
  expect(opens()[1]).toEqual(opens()[0])
  expect(one.names).toEqual(['load', 'open'])
})
