import { describe, expect, it } from 'vitest'
import type { SuccessOutcome } from './outcome.ts'
import { closePayload, successPayload } from './payloads.ts'

const reference = 'KLP-1662-348036-0961'
const merchant_reference = 'order-1007-k3v9'
const success = { status: 'success', reference, merchantReference: merchant_reference } as const
const redirect = 'https://shop.example/thanks?reference=KLP-1662-348036-0961'

const paid = (outcome: SuccessOutcome = success, address: string | undefined = redirect) =>
  successPayload(outcome, address)

/** Reads a path such as `r.data.type`, as a page would. */
const read = (payload: object, path: string): unknown =>
  path
    .split('.')
    .slice(1)
    .reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], payload)

describe('the success payload', () => {
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
  ])('has %s, which public code reads', (path, expected) => {
    expect(read(paid(), path)).toBe(expected)
  })

  it('has fields in r.data.data.data that can be spread into a form post', () => {
    expect({ ...successPayload(success, undefined).data.data.data }).toEqual({
      reference,
      merchant_reference,
    })
  })

  it('has no merchant_reference where the order had none', () => {
    expect(JSON.stringify(paid({ status: 'success', reference }))).not.toContain('merchant_reference')
  })

  it('keeps its other levels when a page changes one', () => {
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
] as const)('the payload of onClose has the fields of the outcome flat and nested: %j', (outcome, flat) => {
  expect(closePayload(outcome)).toEqual({ status: true, ...flat, data: { status: true, ...flat } })
})
