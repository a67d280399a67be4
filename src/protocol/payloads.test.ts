import { describe, expect, it } from 'vitest'
import type { SuccessOutcome } from './outcome.ts'
import { payloadsOf } from './payloads.ts'

const reference = 'KLP-1662-348036-0961'
const success = { status: 'success', reference, merchantReference: 'order-1007' } as const

function paid(outcome: SuccessOutcome) {
  const { success } = payloadsOf(outcome)
  if (!success) throw new Error('A success has no payload.')
  return success
}

describe('the success payload answers what integrations in the field read', () => {
  const r = paid(success)

  it.each([
    ['r.reference', r.reference, reference],
    ['r.data.reference', r.data.reference, reference],
    ['r.data.merchant_reference', r.data.merchant_reference, 'order-1007'],
    ['r.data.type', r.data.type, 'SUCCESS'],
    ['r.data.data.status', r.data.data.status, 'successful'],
    ['r.data.data.data.reference', r.data.data.data.reference, reference],
  ])('%s', (_path, read, expected) => {
    expect(read).toBe(expected)
  })

  it('r.data.data.data can be spread into a form post', () => {
    expect({ ...r.data.data.data }).toEqual({ reference, merchant_reference: 'order-1007' })
  })

  it('names no merchant_reference where the order had none', () => {
    expect(JSON.stringify(paid({ status: 'success', reference }))).not.toContain('merchant_reference')
  })

  it('survives a shop that changes one level', () => {
    const changed = paid(success)
    Object.assign(changed.data.data.data, { reference: 'mine' })
    expect([changed.reference, changed.data.reference]).toEqual([reference, reference])
  })
})

it('onClose tells a cancellation from a finished purchase', () => {
  const type = (outcome: Parameters<typeof payloadsOf>[0]) => payloadsOf(outcome).close.type
  expect(type(success)).toBe('SUCCESS')
  expect(type({ status: 'pending', reference })).toBe('PENDING')
  expect(type({ status: 'failed' })).toBe('ERROR')
  expect(type({ status: 'cancelled' })).toBe('CANCELLED')
  expect(payloadsOf({ status: 'pending', reference })).toEqual({
    close: { status: true, type: 'PENDING', reference },
  })
})
