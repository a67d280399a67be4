import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { KlumpOptions, KlumpOrder, OrderVerdict } from '../index.ts'
import { Klump, shopper } from './index.ts'

// The verdicts that `data` may give in place of an order, with the real class and the overlay's real validation.

const order: KlumpOrder = {
  amount: 4100,
  currency: 'NGN',
  merchant_reference: 'order-1007',
  items: [{ name: 'Kettle', unit_price: 4100, quantity: 1 }],
}
const REFERENCE = 'KLP-1662-348036-0961'
const OWN = 'order-1007-1-k3v9'

async function opened(data: KlumpOptions['data']) {
  const heard: string[] = []
  const klump = new Klump({
    publicKey: 'klp_pk_test_madeup0001example',
    data,
    onLoad: () => heard.push('load'),
    onOpen: () => heard.push('open'),
    onSuccess: () => heard.push('success'),
    onError: ({ code }) => heard.push(code),
    onClose: ({ type }) => heard.push(type),
  })
  return { outcome: await klump.result, heard }
}

beforeEach(() => {
  shopper.reset()
  vi.spyOn(console, 'error').mockReturnValue()
  vi.spyOn(console, 'warn').mockReturnValue()
})

const ENDS: readonly [OrderVerdict, readonly string[], object][] = [
  [
    { verdict: 'already-paid', reference: REFERENCE },
    ['load', 'open', 'already_paid', 'ERROR'],
    { status: 'failed', error: { code: 'already_paid', type: 'decision', recoverable: false } },
  ],
  [
    { verdict: 'unknown' },
    ['load', 'open', 'data_unavailable', 'ERROR'],
    { status: 'failed', error: { code: 'data_unavailable', recoverable: true } },
  ],
  [{ verdict: 'in-progress' }, ['load', 'open', 'PENDING'], { status: 'pending', reference: '' }],
  [
    { verdict: 'in-progress', reference: REFERENCE },
    ['load', 'open', 'PENDING'],
    { status: 'pending', reference: REFERENCE },
  ],
  [
    { verdict: 'in-progress', reference: OWN },
    ['load', 'open', 'PENDING'],
    { status: 'pending', reference: '', merchantReference: OWN },
  ],
]

describe.each(ENDS)('the verdict %j', (verdict, callbacks, ended) => {
  // A server may send more fields than the page reads.
  const given = { ...verdict, reason: 'Said by the server.', attempt: 2 }
  it.each<[string, KlumpOptions['data']]>([
    ['an object', given],
    ['a promise', Promise.resolve(given)],
    ['a function', async () => given],
  ])('from %s ends the opening with its outcome and callbacks', async (_what, data) => {
    const { outcome, heard } = await opened(data)
    expect(outcome).toMatchObject(ended)
    expect(heard).toEqual(callbacks)
    expect(shopper.openings).toEqual([])
  })

  it('in answer to a used reference ends the opening with its outcome and callbacks', async () => {
    shopper.will('reference-used')
    const { outcome, heard } = await opened(({ retry }) => (retry ? given : order))
    expect(outcome).toMatchObject(ended)
    expect(heard).toEqual(callbacks)
    expect(shopper.openings).toMatchObject([{ ended: (ended as { status: string }).status }])
  })
})

it.each([
  ['fresh', { verdict: 'fresh', reference: OWN }],
  ['unknown', { verdict: 'paid' }],
])('a verdict that is %s fails with invalid_data and a list of the valid verdicts', async (_what, given) => {
  const { outcome } = await opened((() => given) as never)
  expect(outcome).toMatchObject({ status: 'failed', error: { code: 'invalid_data' } })
  expect(JSON.stringify(outcome)).toContain(
    '\\"already-paid\\", \\"in-progress\\" or \\"unknown\\" in place of an order',
  )
})

it('an order with a field verdict of the shop’s own is read as an order', async () => {
  const { outcome } = await opened({ ...order, verdict: 'fresh' } as never)
  expect(outcome.status).toBe('success')
})

it('a verdict is read as an own property only, and a secret key in its reference is refused', async () => {
  const inherits = Object.create({ verdict: 'already-paid' }) as never
  expect((await opened(inherits)).outcome).toMatchObject({ error: { code: 'invalid_data' } })
  const leaky = { verdict: 'in-progress', reference: 'klp_sk_test_example0001' } as const
  expect((await opened(leaky)).outcome).toMatchObject({ error: { code: 'secret_key' } })
})
