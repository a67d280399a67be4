import { describe, expect, it } from 'vitest'
import type { SuccessOutcome } from './outcome.ts'
import { closePayload, successPayload } from './payloads.ts'

const reference = 'KLP-1662-348036-0961'
const merchant_reference = 'order-1007-k3v9'
const success = { status: 'success', reference, merchantReference: merchant_reference } as const
const redirect = 'https://shop.example/thanks?reference=KLP-1662-348036-0961'

const paid = (outcome: SuccessOutcome = success, address: string | undefined = redirect) =>
  successPayload(outcome, address)

/** `r.data.type`, read as a page would. */
const read = (payload: object, path: string): unknown =>
  path
    .split('.')
    .slice(1)
    .reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], payload)

describe('the success payload has every path that public code reads', () => {
  it.each([
    ['r.reference', reference],
    ['r.merchant_reference', merchant_reference],
    ['r.data.type', 'SUCCESS'],
    ['r.data.status', 'successful'],
    ['r.data.reference', reference],
    ['r.data.merchant_reference', merchant_reference],
    ['r.data.data.status', 'successful'],
    ['r.data.data.reference', reference],
    ['r.data.data.data.reference', reference],
    ['r.data.data.data.merchant_reference', merchant_reference],
    ['r.data.data.data.redirect_url', redirect],
  ])('%s', (path, expected) => {
    expect(read(paid(), path)).toBe(expected)
  })

  it('r.data.data.data can be spread into a form post', () => {
    expect({ ...successPayload(success, undefined).data.data.data }).toEqual({
      reference,
      merchant_reference,
    })
  })

  it('has no merchant_reference where the order had none', () => {
    expect(JSON.stringify(paid({ status: 'success', reference }))).not.toContain('merchant_reference')
  })

  it('a page that changes one level does not change the others', () => {
    const changed = paid()
    Object.assign(changed.data.data.data, { reference: 'mine' })
    expect([changed.reference, changed.data.reference, changed.data.data.reference]).toEqual(
      Array(3).fill(reference),
    )
  })
})

it.each([
  [success, { type: 'SUCCESS', reference, merchant_reference }],
  [
    { status: 'pending', reference },
    { type: 'PENDING', reference },
  ],
  [{ status: 'failed' }, { type: 'ERROR' }],
  [{ status: 'cancelled' }, { type: 'CANCELLED' }],
] as const)('onClose says how it ended, flat and nested: %j', (outcome, flat) => {
  expect(closePayload(outcome)).toEqual({ status: true, ...flat, data: { status: true, ...flat } })
})
